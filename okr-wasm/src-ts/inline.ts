// The module inside JavaScript text. The alphabet is printable ASCII without
// the characters that some script, string or page would read as its own, so that
// no bundler escapes it and no character set spoils it. A byte is one character
// where it is among the 87 most frequent, and two otherwise: the text keeps the
// module's repetitions whole, so that it travels 20% smaller than base64.

/** The characters that stand for a byte alone or as the second of two. */
const SINGLES = 87;
const REFUSED = "\"$'<\\`";

/** The bytes of a text; `order` names the bytes in hexadecimal, most frequent first. */
export function decode(text: string, order: string, length: number): Uint8Array {
  const places = new Uint8Array(128);
  let place = 0;
  for (let code = 0x20; code < 0x7f; code += 1) {
    if (!REFUSED.includes(String.fromCharCode(code))) {
      places[code] = place;
      place += 1;
    }
  }
  const ranked = Uint8Array.from({ length: 256 }, (_, rank) => parseInt(order.slice(2 * rank, 2 * rank + 2), 16));
  const bytes = new Uint8Array(length);
  let page = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const place = places[text.charCodeAt(index)] ?? 0;
    if (place >= SINGLES) {
      page = (place - SINGLES + 1) * SINGLES;
    } else {
      bytes[at] = ranked[page + place] ?? 0;
      at += 1;
      page = 0;
    }
  }
  return bytes;
}
