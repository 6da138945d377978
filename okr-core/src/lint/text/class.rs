//! What the lexicon says of a word.

macro_rules! classes {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $word:literal, )+) => {
        /// A class of words. A word may belong to several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Class { $( $(#[doc = $doc])+ $variant, )+ }

        impl Class {
            /// Every class with its word in the lexicon files.
            const ALL: &'static [(Class, &'static str)] = &[ $( (Class::$variant, $word), )+ ];
        }
    };
}

classes! {
    /// A verb that moves an amount: increase, 降低.
    Raise = "raise",
    /// Of those, the verbs that always ask by how much: reduce, 缩短.
    Amount = "amount",
    /// A verb of betterment that names no amount: improve, 完善.
    Better = "better",
    /// A verb of arriving: reach, 达成.
    Reach = "reach",
    /// A verb of holding on: maintain, 继续.
    Keep = "keep",
    /// A verb that leaves a thing behind: build, 制定.
    Make = "make",
    /// A verb of doing that leaves nothing behind: visit, 召开.
    Do = "do",
    /// Of the verbs of doing, those whose count is a result: sell, resolve, 签约.
    Yield = "yield",
    /// Any other verb.
    Verb = "verb",
    /// A verb that is a noun as well: launch, 建设.
    Nominal = "nominal",
    /// An English word in -ing that names a field: marketing.
    Gerund = "gerund",
    /// Of the verbs that are nouns as well, those that are mostly nouns: market.
    Nounish = "nounish",
    /// A verb in the past form.
    Past = "past",
    /// A word that only a whole clause holds: is, 让.
    Clause = "clause",
    /// A character that is a verb where it stands first: 做.
    Lead = "lead",
    /// An adverb.
    Adverb = "adverb",
    /// A quality or a position that a thing may have: leading, 领先.
    State = "state",
    /// What one can measure: revenue, 留存率.
    Metric = "metric",
    /// A word for a target that is named elsewhere: quota, 指标.
    Target = "target",
    /// What one delivers: report, 方案.
    Deliverable = "deliverable",
    /// Of what one delivers, what is put out and no more: posts, reports, 活动.
    Output = "output",
    /// A thing so wide that bettering it says nothing: product, 管理.
    Bare = "bare",
    /// A modifier that narrows nothing: overall, 内部.
    Plain = "plain",
    /// Praise that says nothing: great, 一流.
    Empty = "empty",
    /// A verb of being or of gaining, before praise: become, 成为.
    Becoming = "becoming",
    /// A word for progress in something that is named elsewhere: 进展.
    Progress = "progress",
    /// What is done and over beside what is put out: a redesign, a migration.
    Paper = "paper",
    /// Any other noun.
    Noun = "noun",
    /// A noun that closes a phrase behind another one: strategy, 体系.
    Aspect = "aspect",
    /// A bar that others set: industry average, 去年同期.
    Benchmark = "benchmark",
    /// What follows is what it is good for: so that, 从而.
    Purpose = "purpose",
    /// A hard time to come through: during, 期间.
    Phase = "phase",
    /// What follows is the means, not the aim: through, 通过.
    Means = "means",
    /// Joins two clauses: and, 同时.
    Joint = "joint",
    /// Someone else accepts the work: approved, 验收.
    Accept = "accept",
    /// What others give to those who pass: a certificate, 牌照.
    Award = "award",
    /// The number here is where it stands today: currently, 目前.
    Baseline = "baseline",
    /// More of something, without saying how much: faster, 更快.
    Comparative = "comparative",
    /// All of them: every, 全员.
    Universal = "universal",
    /// A word before a thing that is known: the, our.
    Determiner = "determiner",
    /// A preposition.
    Preposition = "prep",
    /// A number in words.
    Number = "number",
    /// A multiple in words: double, 翻倍.
    Multiple = "multiple",
    /// A power of ten in words: million.
    Scale = "scale",
    /// A comparison before a number: at least, 不低于.
    Compare = "compare",
    /// A comparison behind a number: or more, 以上.
    After = "after",
    /// Before the value where a change ends: to, 提升至.
    To = "to",
    /// Before the value where a change begins: from, 从.
    From = "from",
    /// Before a rank: top, 前.
    Rank = "rank",
    /// A unit of measure.
    Unit = "unit",
    /// A date in words: 年底, end of year.
    Date = "date",
    /// A month's name.
    Month = "datemonth",
    /// What may follow a date: 前, 底.
    DateEnd = "dateend",
    /// Before a deadline: by, 截止.
    Until = "until",
    /// A phrase inside which nothing else is to be found: 万一, one-on-one.
    Protect = "protect",
    /// The number behind it is part of a name: ISO, tier.
    Standard = "standard",
    /// Says that something is still to be filled in: TBD, 待定.
    Pending = "pending",
    /// Stands for a thing that is not named: 某.
    Someone = "someone",
    /// A word of a language that the rules do not read.
    Foreign = "foreign",
    /// Words to cheer by: 团结奋进, go the extra mile.
    Slogan = "slogan",
    /// What is paid: bonus, 奖金.
    Pay = "pay",
    /// What ties one thing to another: depends on, 挂钩.
    Tie = "tie",
    /// A verb of standing by another: support, 协助.
    Helper = "helper",
    /// A text that a template left behind: key result.
    Dummy = "dummy",
}

impl Class {
    /// The class of its word in the lexicon files.
    pub(crate) fn from_word(word: &str) -> Option<Class> {
        Class::ALL.iter().find(|(_, name)| *name == word).map(|(class, _)| *class)
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    /// The verbs of every kind.
    pub(crate) const VERBS: Classes =
        Classes::of(&[Class::Raise, Class::Better, Class::Reach, Class::Keep, Class::Make, Class::Do, Class::Verb]);

    /// The nouns of every kind.
    pub(crate) const NOUNS: Classes = Classes::of(&[
        Class::Metric,
        Class::Target,
        Class::Deliverable,
        Class::Noun,
        Class::Aspect,
        Class::Gerund,
        Class::Nominal,
    ]);

    /// The set of these classes.
    pub(crate) const fn of(classes: &[Class]) -> Classes {
        let mut bits = 0;
        let mut rest = classes;
        while let [first, tail @ ..] = rest {
            bits |= 1 << (*first as u64);
            rest = tail;
        }
        Classes(bits)
    }

    /// True where the class is one of the set.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & (1 << (class as u64)) != 0
    }

    /// True where the two sets share a class.
    pub(crate) const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds the classes of another set.
    pub(crate) fn add(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_it_was_given() {
        let set = Classes::of(&[Class::Raise, Class::Dummy]);
        assert!(set.has(Class::Raise) && set.has(Class::Dummy) && !set.has(Class::Noun));
        assert!(set.any(Classes::VERBS) && !set.any(Classes::NOUNS));
        assert!(Class::ALL.len() <= 64);
        assert_eq!(Class::from_word("dateend"), Some(Class::DateEnd));
    }
}
