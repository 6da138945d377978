//! The grammar of JSON, token by token, for the collecting reader.

use std::borrow::Cow;

use crate::codes::Code;
use crate::lang::Term;
use crate::problem::Problem;

use super::reader::{Kind, Reader};

impl<'t> Reader<'t> {
    /// Passes over one value and returns its text.
    pub(crate) fn skip(&mut self) -> Option<&'t str> {
        self.skip_space();
        let from = self.at;
        let mut open: Vec<u8> = Vec::new();
        loop {
            self.skip_space();
            match self.kind() {
                Kind::Object | Kind::List => {
                    let close = if self.peek() == Some(b'{') { b'}' } else { b']' };
                    if self.path.len() + open.len() + 1 > self.limits.depth as usize {
                        return self.too_deep();
                    }
                    self.at += 1;
                    open.push(close);
                    self.skip_space();
                    if self.peek() != Some(close) {
                        self.pass_name(close)?;
                        continue;
                    }
                }
                Kind::String => drop(self.string_body(false)?),
                Kind::Number => {
                    let token = self.number_token()?;
                    if token.ends_with(['N', 'y']) {
                        // What is passed over may be kept as text, and this is no JSON.
                        let problem = Problem::new(Code::NumberNotFinite, self.pointer());
                        self.raise(problem.with("number", token));
                        self.mark_broken();
                    }
                }
                Kind::Bool | Kind::Null => self.literal()?,
                Kind::Other => {
                    self.syntax(Term::new("a value", "一个值"));
                    return None;
                }
            }
            // A value has ended: close what ends with it.
            loop {
                self.skip_space();
                let Some(&close) = open.last() else { return self.text.get(from..self.at) };
                match self.peek() {
                    Some(byte) if byte == close => {
                        self.at += 1;
                        open.pop();
                    }
                    Some(b',') => {
                        self.at += 1;
                        self.pass_name(close)?;
                        break;
                    }
                    _ => {
                        self.syntax(separator(close));
                        return None;
                    }
                }
            }
        }
    }

    fn pass_name(&mut self, close: u8) -> Option<()> {
        if close == b'}' {
            self.member_name()?;
        }
        Some(())
    }

    /// `"name" :`
    pub(super) fn member_name(&mut self) -> Option<Cow<'t, str>> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            self.syntax(Term::new("a field name in quotes", "带引号的字段名"));
            return None;
        }
        let name = self.string_token()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            self.syntax(Term::new("`:`", "`:`"));
            return None;
        }
        self.at += 1;
        Some(name)
    }

    /// The members between the bracket at hand and `close`.
    pub(super) fn members(&mut self, close: u8, each: &mut dyn FnMut(&mut Self, usize)) {
        if self.path.len() + 1 > self.limits.depth as usize {
            self.too_deep();
            return;
        }
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(close) {
            self.at += 1;
            return;
        }
        let mut index = 0;
        while !self.stopped {
            each(self, index);
            if self.stopped {
                return;
            }
            index += 1;
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return;
                }
                _ => {
                    self.syntax(separator(close));
                    return;
                }
            }
        }
    }

    pub(super) fn too_deep(&mut self) -> Option<&'t str> {
        let problem = Problem::new(Code::JsonTooDeep, self.pointer());
        self.raise(problem.with("limit", self.limits.depth as usize));
        self.stopped = true;
        None
    }

    pub(super) fn peek(&self) -> Option<u8> {
        if self.stopped {
            return None;
        }
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    pub(super) fn word(&mut self, word: &str) -> bool {
        if self.rest().starts_with(word) {
            self.at += word.len();
            return true;
        }
        self.syntax(Term::new("a value", "一个值"));
        false
    }

    pub(super) fn literal(&mut self) -> Option<()> {
        let word = match self.peek() {
            Some(b't') => "true",
            Some(b'f') => "false",
            _ => "null",
        };
        self.word(word).then_some(())
    }

    pub(super) fn rest(&self) -> &'t str {
        if self.stopped {
            return "";
        }
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A number token by the JSON grammar; `NaN` and the infinities that some
    /// writers emit are tokens too, so that reading can go on after them.
    pub(super) fn number_token(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        for word in ["NaN", "Infinity", "-Infinity"] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Some(word);
            }
        }
        let bytes = rest.as_bytes();
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let start = usize::from(bytes.first() == Some(&b'-'));
        let mut end = if bytes.get(start) == Some(&b'0') { start + 1 } else { digits(start) };
        let mut whole = end > start;
        if bytes.get(end) == Some(&b'.') {
            let fraction = digits(end + 1);
            whole = whole && fraction > end + 1;
            end = fraction;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let signed = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(signed);
            whole = whole && exponent > signed;
            end = exponent;
        }
        if !whole {
            self.syntax(Kind::Number.term());
            return None;
        }
        self.at += end;
        rest.get(..end)
    }

    /// A string token, decoded.
    pub(super) fn string_token(&mut self) -> Option<Cow<'t, str>> {
        self.string_body(true)
    }

    fn string_body(&mut self, decode: bool) -> Option<Cow<'t, str>> {
        self.at += 1;
        let mut decoded: Option<String> = None;
        loop {
            let rest = self.rest();
            let stop = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20);
            let Some(stop) = stop else {
                self.at = self.text.len();
                self.syntax(Term::new("a closing quote", "结束引号"));
                return None;
            };
            let plain = rest.get(..stop).unwrap_or_default();
            self.at += stop;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(match decoded {
                        None => Cow::Borrowed(plain),
                        Some(text) => Cow::Owned(text + plain),
                    });
                }
                Some(b'\\') => {
                    let text = decoded.get_or_insert_default();
                    text.push_str(plain);
                    let letter = self.escape(decode)?;
                    decoded.get_or_insert_default().push(letter);
                }
                _ => {
                    self.syntax(Term::new("an escape for this control character", "控制字符的转义写法"));
                    return None;
                }
            }
        }
    }

    /// One escape; half a surrogate pair is a problem and reads as U+FFFD.
    fn escape(&mut self, report: bool) -> Option<char> {
        let bytes = self.rest().as_bytes();
        let letter = match bytes.get(1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(report),
            _ => {
                self.syntax(Term::new("an escape", "转义字符"));
                return None;
            }
        };
        self.at += 2;
        Some(letter)
    }

    fn unicode_escape(&mut self, report: bool) -> Option<char> {
        let rest = self.rest();
        let Some(first) = hex4(rest, 2) else {
            self.syntax(Term::new("four hexadecimal digits", "四位十六进制数字"));
            return None;
        };
        let pair = rest.get(6..8) == Some("\\u");
        let second = if pair { hex4(rest, 8) } else { None };
        match (first, second) {
            (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => {
                self.at += 12;
                char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
            }
            (0xd800..=0xdfff, _) => {
                if report {
                    let escape = rest.get(..6).unwrap_or_default();
                    let problem = Problem::new(Code::JsonLoneSurrogate, self.pointer());
                    self.raise(problem.with("escape", escape));
                }
                self.at += 6;
                Some('\u{fffd}')
            }
            _ => {
                self.at += 6;
                char::from_u32(first)
            }
        }
    }

    /// The text is not JSON from here on: one problem, and reading stops.
    pub(super) fn syntax(&mut self, expected: Term) {
        if self.stopped {
            return;
        }
        if self.text.trim_start_matches([' ', '\t', '\n', '\r']).is_empty() {
            self.raise_here(Code::JsonEmpty);
            self.stopped = true;
            return;
        }
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let found: String = self.rest().chars().take_while(|letter| !letter.is_control()).take(12).collect();
        let problem = Problem::new(Code::JsonSyntax, self.pointer())
            .with("line", line)
            .with("column", column)
            .with("expected", expected);
        let problem = match self.rest().chars().next() {
            None => problem.with("found", Term::new("the end of the text", "文本结束")),
            Some(letter) if letter.is_control() => problem.with("found", format!("U+{:04X}", letter as u32)),
            Some(_) => problem.with("found", format!("`{found}`")),
        };
        self.mark_broken();
        self.raise(problem);
        self.stopped = true;
    }
}

fn separator(close: u8) -> Term {
    if close == b'}' { Term::new("`,` or `}`", "`,` 或 `}`") } else { Term::new("`,` or `]`", "`,` 或 `]`") }
}

fn hex4(text: &str, from: usize) -> Option<u32> {
    let digits = text.get(from..from + 4)?;
    let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if all_hex { u32::from_str_radix(digits, 16).ok() } else { None }
}
