//! Days counted by hand: no calendar library, so that the engine's is checked.

/// Days in the months of a common year.
const MONTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of_month(year: i64, month: i64) -> i64 {
    let common = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or(0);
    if month == 2 && is_leap(year) { common + 1 } else { common }
}

/// The number of a civil date `YYYY-MM-DD`, counted from the first day of year 0;
/// `None` where the text is no date.
pub fn number(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let in_calendar = (1..=12).contains(&month) && day >= 1 && day <= days_of_month(year, month);
    if text.len() != 10 || parts.next().is_some() || !in_calendar {
        return None;
    }
    let leap_days = if year == 0 { 0 } else { (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1 };
    let months: i64 = (1..month).map(|before| days_of_month(year, before)).sum();
    Some(365 * year + leap_days + months + day - 1)
}

/// The date of a number; the inverse of [`number`], for the years 1 to 9999.
pub fn date(number: i64) -> String {
    let (mut year, mut left) =
        (number / 366, number - self::number(&format!("{:04}-01-01", number / 366)).unwrap_or(0));
    while left >= if is_leap(year) { 366 } else { 365 } {
        left -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    let mut month = 1;
    while left >= days_of_month(year, month) {
        left -= days_of_month(year, month);
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other() {
        let first = number("1999-12-31").unwrap();
        assert_eq!(number("2000-01-01"), Some(first + 1));
        for day in first..first + 12_000 {
            assert_eq!(number(&date(day)), Some(day), "{}", date(day));
        }
        assert_eq!(number("2028-03-01").unwrap() - number("2028-02-28").unwrap(), 2);
        assert_eq!(number("2026-02-29"), None);
    }
}
