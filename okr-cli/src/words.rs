//! Every word that the command says itself, in both languages.

pub mod diff;
pub mod help;
pub mod policies;
pub mod usage;

use std::borrow::Cow;
use std::io::{self, ErrorKind};

use crate::output::text::clean;
use okr_core::{Category, Grade, Lang, Severity, StatedStatus, Status, Term, Title};

/// What a person's word for a status is among the computed ones.
pub const fn of_stated(stated: StatedStatus) -> Status {
    match stated {
        StatedStatus::OnTrack => Status::OnTrack,
        StatedStatus::Behind => Status::Behind,
        StatedStatus::AtRisk => Status::AtRisk,
    }
}

/// The mark of a status: another shape for each, for eyes that see no colours.
pub const fn mark(status: Status) -> &'static str {
    match status {
        Status::Achieved => "★",
        Status::OnTrack => "●",
        Status::Behind => "◐",
        Status::AtRisk => "▲",
        Status::Outdated => "◌",
        Status::Ended => "■",
        Status::NotStarted => "○",
        Status::Closed => "□",
        Status::Postponed => "◇",
    }
}

/// The word of a grade.
pub const fn grade(grade: Grade) -> Term {
    match grade {
        Grade::Red => Term::new("red", "红"),
        Grade::Yellow => Term::new("yellow", "黄"),
        Grade::Green => Term::new("green", "绿"),
    }
}

/// The word of a severity.
pub const fn severity(severity: Severity) -> Term {
    match severity {
        Severity::Error => Term::new("error", "错误"),
        Severity::Warning => Term::new("warning", "警告"),
        Severity::Info => Term::new("info", "提示"),
    }
}

/// The word of a rule's category.
pub const fn category(category: Category) -> Term {
    match category {
        Category::Objective => Term::new("objectives", "目标"),
        Category::KeyResult => Term::new("key results", "关键结果"),
        Category::Set => Term::new("sets", "整体"),
        Category::Alignment => Term::new("alignment", "对齐"),
        Category::Process => Term::new("process", "过程"),
        _ => Term::new("others", "其他"),
    }
}

/// A title, fit for a terminal, or the word that it is hidden.
pub fn title(title: Option<&Title>, lang: Lang) -> Cow<'_, str> {
    title.map_or(Cow::Borrowed(HIDDEN.text(lang)), |title| clean(title.as_str()))
}

const HIDDEN: Term = Term::new("hidden", "不可见");

/// A level of the organisation: the usual ones in Chinese too, the host's own as
/// they are.
pub fn level(word: &str, lang: Lang) -> &str {
    let chinese = match word.to_ascii_lowercase().as_str() {
        "company" => "公司",
        "group" => "集团",
        "division" => "事业部",
        "department" => "部门",
        "team" => "团队",
        "individual" => "个人",
        _ => word,
    };
    lang.pick(word, chinese)
}

/// A count with its noun: `1 objective`, `53 objectives`, `53 个目标`.
pub fn count(number: usize, noun: Noun, lang: Lang) -> String {
    let (one, many, chinese) = noun.forms();
    match lang {
        Lang::En => format!("{number} {}", if number == 1 { one } else { many }),
        Lang::ZhCn => format!("{number} {chinese}"),
    }
}

/// What the command counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Unit,
    Person,
    Objective,
    KeyResult,
    Alignment,
    CheckIn,
    Error,
    Warning,
    Info,
    Problem,
}

impl Noun {
    const fn forms(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Noun::Unit => ("unit", "units", "个组织单元"),
            Noun::Person => ("person", "people", "人"),
            Noun::Objective => ("objective", "objectives", "个目标"),
            Noun::KeyResult => ("key result", "key results", "个关键结果"),
            Noun::Alignment => ("alignment", "alignments", "条对齐"),
            Noun::CheckIn => ("check-in", "check-ins", "次签到"),
            Noun::Error => ("error", "errors", "个错误"),
            Noun::Warning => ("warning", "warnings", "个警告"),
            Noun::Info => ("info", "infos", "条提示"),
            Noun::Problem => ("problem", "problems", "个问题"),
        }
    }
}

/// Why reading or writing failed. The system's own words are English: in Chinese
/// they follow what kind of failure it is.
pub fn reason(error: &io::Error, lang: Lang) -> String {
    let kind = match error.kind() {
        _ if lang == Lang::En => return error.to_string(),
        ErrorKind::StorageFull => "磁盘空间不足",
        ErrorKind::QuotaExceeded => "超出磁盘配额",
        ErrorKind::FileTooLarge => "文件过大",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::ReadOnlyFilesystem => "文件系统只读",
        ErrorKind::NotFound => "不存在",
        ErrorKind::IsADirectory | ErrorKind::NotADirectory => "路径类型不符",
        ErrorKind::Interrupted | ErrorKind::TimedOut => "操作中断",
        _ => "系统报错",
    };
    format!("{kind}（{error}）")
}

/// Wrong usage: `lint` without anything to lint.
pub const NOTHING_TO_LINT: Term = Term::new(
    "name a document, or a file of lone texts with --texts FILE",
    "请给出文档，或用 `--texts <文件>` 给出逐行的单条文本",
);
/// Standard input, where people are told of it.
pub const STDIN: Term = Term::new("standard input", "标准输入");
/// Before what to do about something.
pub const HELP: Term = Term::new("help", "建议");
/// Objectives whose owner belongs to no unit.
pub const NO_UNIT: Term = Term::new("No unit", "未归属组织单元");
/// The heading of the totals.
pub const TOTALS: Term = Term::new("Totals", "汇总");
/// The heading of what needs attention most.
pub const LOOK_FIRST: Term = Term::new("Look at these first", "请先看这几项");
/// After a line about wrong usage.
pub const SEE_HELP: Term = Term::new("For more information, try '--help'.", "用 `--help` 查看用法。");
/// What stands at the end of the help.
pub const AFTER_HELP: Term = Term::new(
    "Exit codes: 0 clean, 1 findings at warning or above, 2 cannot run (invalid document, file, usage).\n\
     \n\
     The answer goes to standard output. The problems of a document are the answer of check, lint and\n\
     validate; of any other command they are why it has none, and go to standard error, as do files\n\
     that cannot be read and wrong usage: standard output stays empty.\n\
     \n\
     Where an objective and a key result have the same id, write objective:ID or keyResult:ID.\n\
     \n\
     With --format json, standard output holds the engine's answer, or {\"problems\": [...]} and exit\n\
     code 2, whatever the problem; only wrong usage goes to standard error. `check` prints {\"asOf\",\n\
     \"score\", \"lint\"}, each with the answer of its operation. Several documents give one object a\n\
     line, each with its input under \"file\".",
    "退出码：0 一切正常；1 有警告及以上的检查结果；2 无法运行（文档无效、文件问题、用法错误）。\n\
     \n\
     应答写到标准输出。对 check、lint、validate 而言，文档的问题就是应答；其他命令因文档的问题\n\
     给不出应答时，问题写到标准错误，标准输出为空；文件无法读取、用法有误时也是如此。\n\
     \n\
     目标与关键结果编号相同时，请写 objective:编号 或 keyResult:编号。\n\
     \n\
     使用 --format json 时，标准输出是引擎的应答，或 {\"problems\": [...]}（退出码为 2），只有用法\n\
     错误写到标准错误。check 输出 {\"asOf\", \"score\", \"lint\"}，各为相应操作的应答。多个文档时\n\
     每行一个对象，其中 \"file\" 为输入的名称。",
);
