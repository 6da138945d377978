//! Names near a wrong one.

use crate::problem::Slot;

/// The longest word, in characters, for which a near one is looked for: what is longer
/// is a sentence, and was not mistyped as a whole.
const LONGEST: usize = 64;
/// How many pairs of characters may be compared for all wrong words of a document. A
/// document of nothing but wrong words is told the first hundreds of near ones.
const STEPS: usize = 20_000_000;

/// What may still be spent on looking for near names.
#[derive(Debug)]
pub(crate) struct Near {
    steps: usize,
}

impl Default for Near {
    fn default() -> Near {
        Near { steps: STEPS }
    }
}

impl Near {
    /// The remark that names the nearest known word, or nothing where none is near.
    pub(crate) fn nearest(&mut self, word: &str, known: &mut dyn Iterator<Item = &str>) -> Slot {
        match self.find(word, known) {
            Some(known) => {
                Slot::Said { en: format!("did you mean `{known}`? "), zh: format!("是否想写 `{known}`？") }
            }
            None => Slot::Text(String::new()),
        }
    }

    fn find<'k>(&mut self, word: &str, known: &mut dyn Iterator<Item = &'k str>) -> Option<&'k str> {
        let length = word.chars().take(LONGEST + 1).count();
        if length > LONGEST {
            return None;
        }
        let limit = (length / 3).clamp(1, 4);
        let mut best = None;
        for known in known {
            self.steps = self.steps.checked_sub(LONGEST)?;
            let other = known.chars().take(LONGEST + limit + 1).count();
            // Each character more or less is a step of the way by itself.
            if known.is_empty() || other.abs_diff(length) > limit {
                continue;
            }
            self.steps = self.steps.checked_sub(length * other)?;
            let distance = strsim::osa_distance(word, known);
            if distance <= limit && best.is_none_or(|best| (distance, known) < best) {
                best = Some((distance, known));
            }
        }
        best.map(|(_, known)| known)
    }
}

/// As [`Near::nearest`], for one word by itself.
pub(crate) fn nearest(word: &str, known: &mut dyn Iterator<Item = &str>) -> Slot {
    Near::default().nearest(word, known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str, known: &[&str]) -> Option<String> {
        Near::default().find(word, &mut known.iter().copied()).map(str::to_owned)
    }

    #[test]
    fn the_nearest_is_found_and_of_several_the_first_in_order() {
        assert_eq!(found("titel", &["level", "title"]).as_deref(), Some("title"));
        assert_eq!(found("k3", &["k2", "k1"]).as_deref(), Some("k1"));
        assert_eq!(found("对其", &["对齐", "签到"]).as_deref(), Some("对齐"));
        assert_eq!(found("rubbish", &["title", ""]), None);
        assert_eq!(found(&"x".repeat(65), &[&"x".repeat(65)]), None);
    }

    // R9: wrong words without end
    #[test]
    fn what_is_spent_on_all_is_bounded() {
        let steps = if cfg!(miri) { 20_000 } else { STEPS };
        let (mut near, known) = (Near { steps }, "y".repeat(60));
        let word = "x".repeat(60);
        let looks = (0..1_000_000).take_while(|_| {
            near.find(&word, &mut [known.as_str()].into_iter());
            near.steps >= LONGEST + 3_600
        });
        assert!(looks.count() < steps / 3_600);
    }
}
