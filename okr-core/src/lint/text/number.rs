//! Numbers in digits and in Chinese characters.

/// The longest number that is read, in characters: what is longer is no amount.
const LONGEST: usize = 18;

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: f64,
    /// Its length in bytes.
    pub(super) length: usize,
    /// Digits and nothing else.
    pub(super) plain: bool,
}

/// `50,000`, `99.99`, `7`.
pub(super) fn digits(text: &str) -> Option<Number> {
    let whole = digit_count(text);
    if whole == 0 || whole > LONGEST {
        return None;
    }
    let mut length = whole;
    if whole <= 3 {
        while let Some(group) = text.get(length..).and_then(|rest| rest.strip_prefix(',')) {
            if digit_count(group) != 3 || length > LONGEST {
                break;
            }
            length += 4;
        }
    }
    if let Some(rest) = text.get(length..).and_then(|rest| rest.strip_prefix('.')) {
        let fraction = digit_count(rest);
        if fraction > 0 && fraction <= LONGEST {
            length += 1 + fraction;
        }
    }
    let written = text.get(..length)?;
    let value = if written.contains(',') { written.replace(',', "").parse().ok()? } else { written.parse().ok()? };
    Some(Number { value, length, plain: length == whole })
}

fn digit_count(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `三十五`, `两百`, `1.5 亿` without its digits: a number in Chinese characters.
pub(super) fn han(text: &str) -> Option<Number> {
    let mut length = 0;
    let (mut total, mut section, mut digit) = (0.0, 0.0, None);
    for ch in text.chars().take(LONGEST) {
        if let Some(value) = han_digit(ch) {
            digit = Some(digit.unwrap_or(0.0) * 10.0 + value);
        } else if ch == '半' && length == 0 {
            return Some(Number { value: 0.5, length: ch.len_utf8(), plain: false });
        } else if let Some(power) = han_power(ch) {
            if power >= 1e4 {
                let sum: f64 = section + digit.unwrap_or(0.0);
                total += if sum == 0.0 { 1.0 } else { sum } * power;
                section = 0.0;
            } else {
                section += digit.unwrap_or(1.0) * power;
            }
            digit = None;
        } else {
            break;
        }
        length += ch.len_utf8();
    }
    let value = total + section + digit.unwrap_or(0.0);
    (length > 0).then_some(Number { value, length, plain: length == 3 })
}

fn han_digit(ch: char) -> Option<f64> {
    let value = match ch {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(f64::from(value))
}

/// The power of ten that a character stands for.
pub(super) fn han_power(ch: char) -> Option<f64> {
    match ch {
        '十' => Some(1e1),
        '百' => Some(1e2),
        '千' => Some(1e3),
        '万' | '萬' => Some(1e4),
        '亿' | '億' => Some(1e8),
        _ => None,
    }
}

/// True for the characters that count things: 个, 家, 条.
pub(super) fn is_measure(ch: char) -> bool {
    "个個名位家条條款次场場项項份套篇种種类類倍成天周週日年轮輪期步只隻件台臺辆輛部门門节節课課支批间間所层層级級座处處站点點分人元秒吨噸栋棟单單笔筆组組群户戶口艘架颗顆粒箱瓶包袋块塊张張幅本册冊封首集页頁行列例宗桩樁员員股代城区區省国國号號维維环環道把".contains(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read() {
        let value = |text: &str| digits(text).map(|number| (number.value, number.length));
        assert_eq!(value("50,000 users"), Some((50_000.0, 6)));
        assert_eq!(value("99.99%"), Some((99.99, 5)));
        assert_eq!(value("3,5"), Some((3.0, 1)));
        assert_eq!(value("10."), Some((10.0, 2)));
        assert_eq!(value("x"), None);
        assert_eq!(value(&"9".repeat(400)), None);
    }

    #[test]
    fn chinese_numbers_are_read() {
        let value = |text: &str| han(text).map(|number| number.value);
        assert_eq!(value("三十五家"), Some(35.0));
        assert_eq!(value("两百"), Some(200.0));
        assert_eq!(value("十"), Some(10.0));
        assert_eq!(value("一千二百万"), Some(12_000_000.0));
        assert_eq!(value("一亿"), Some(1e8));
        assert_eq!(value("二〇二六"), Some(2026.0));
        assert_eq!(value("半天"), Some(0.5));
        assert_eq!(value("家"), None);
    }
}
