//! The words of differences.

use okr_core::{Aim, AlignmentKind, AlignmentState, Ambition, Combine, Goalpost, Lang, Seat, Source, Stage, Term};

/// To what something belongs.
pub const fn seat(seat: Seat) -> Term {
    match seat {
        Seat::Objective => Term::new("objective", "所属目标"),
        Seat::Owner => Term::new("owner", "负责人"),
        Seat::Unit => Term::new("unit", "组织单元"),
        Seat::Cycle => Term::new("cycle", "周期"),
    }
}

/// What is wanted.
pub const fn aim(aim: Aim) -> Term {
    match aim {
        Aim::Ambition => Term::new("ambition", "类型"),
        Aim::Source => Term::new("progress made of", "进度来源"),
        Aim::Start => Term::new("start", "开始日期"),
        Aim::Deadline => Term::new("deadline", "截止日期"),
        Aim::Measure => Term::new("measure", "度量方式"),
        Aim::Baseline => Term::new("baseline", "起始值"),
        Aim::Target => Term::new("target", "目标值"),
        Aim::AtLeast => Term::new("lower bound", "下限"),
        Aim::AtMost => Term::new("upper bound", "上限"),
        Aim::Tolerance => Term::new("tolerance", "容差"),
        Aim::Strict => Term::new("strict bounds", "严格界限"),
        Aim::Points => Term::new("ladder", "阶梯"),
        Aim::Item => Term::new("milestone", "里程碑"),
        Aim::Weight => Term::new("weight", "权重"),
        Aim::Due => Term::new("due date", "应完成日期"),
        Aim::Combine => Term::new("combined by", "汇总方式"),
        Aim::Unit => Term::new("unit", "单位"),
        Aim::Plan => Term::new("plan", "计划"),
    }
}

/// How a goalpost was moved.
pub const fn goalpost(goalpost: Goalpost) -> Term {
    match goalpost {
        Goalpost::TargetWeakened => Term::new("target weakened", "目标值放低"),
        Goalpost::BaselineNearer => Term::new("baseline nearer to the target", "起始值靠近目标值"),
        Goalpost::BaselineFarther => Term::new("baseline farther from the target", "起始值远离目标值"),
        Goalpost::DeadlineLater => Term::new("deadline later", "截止推后"),
        Goalpost::BoundWidened => Term::new("bound widened", "界限放宽"),
        Goalpost::ToleranceWidened => Term::new("tolerance widened", "容差放宽"),
        Goalpost::StrictDropped => Term::new("bounds no longer strict", "界限不再严格"),
        Goalpost::MilestoneDropped => Term::new("milestone dropped", "里程碑取消"),
        Goalpost::DueLater => Term::new("due later", "应完成日期推后"),
        Goalpost::AmbitionLowered => Term::new("ambition lowered", "承诺降低"),
    }
}

/// The stage of an objective.
pub const fn stage(stage: Stage) -> Term {
    match stage {
        Stage::Draft => Term::new("draft", "草稿"),
        Stage::Aligning => Term::new("aligning", "对齐中"),
        Stage::Active => Term::new("active", "进行中"),
        Stage::Scoring => Term::new("scoring", "评分中"),
        Stage::Closed => Term::new("closed", "已关闭"),
        Stage::Archived => Term::new("archived", "已归档"),
        Stage::Postponed => Term::new("postponed", "已推迟"),
    }
}

/// What reaching it means.
pub const fn ambition(ambition: Ambition) -> Term {
    match ambition {
        Ambition::Committed => Term::new("committed", "承诺型"),
        Ambition::Aspirational => Term::new("aspirational", "挑战型"),
        Ambition::Learning => Term::new("learning", "探索型"),
    }
}

/// What progress is made of.
pub const fn source(source: Source) -> Term {
    match source {
        Source::KeyResults => Term::new("key results", "关键结果"),
        Source::Aligned => Term::new("what is aligned", "下级对齐"),
        Source::Both => Term::new("key results and what is aligned", "关键结果与下级对齐"),
        Source::Manual => Term::new("its own check-ins", "自行签到"),
    }
}

/// How contributors are combined.
pub const fn combine(combine: Combine) -> Term {
    match combine {
        Combine::Mean => Term::new("mean", "平均"),
        Combine::Min => Term::new("minimum", "最小值"),
        Combine::Sum => Term::new("sum", "求和"),
    }
}

/// A kind of measure; any other word as it is.
pub fn measure(word: &str, lang: Lang) -> &str {
    let chinese = match word {
        "metric" => "数值",
        "control" => "守住界限",
        "ladder" => "阶梯",
        "milestones" => "里程碑",
        "done" => "完成与否",
        "judged" => "评判",
        "rollup" => "由下级汇总",
        other => other,
    };
    lang.pick(word, chinese)
}

/// What an alignment says.
pub const fn kind(kind: AlignmentKind) -> Term {
    match kind {
        AlignmentKind::Contributes => Term::new("contributes", "贡献"),
        AlignmentKind::Supports => Term::new("supports", "支撑"),
        AlignmentKind::DependsOn => Term::new("depends on", "依赖"),
    }
}

/// How far an alignment is agreed.
pub const fn state(state: AlignmentState) -> Term {
    match state {
        AlignmentState::Proposed => Term::new("proposed", "已提出"),
        AlignmentState::Accepted => Term::new("accepted", "已接受"),
        AlignmentState::Declined => Term::new("declined", "已拒绝"),
        AlignmentState::Stale => Term::new("stale", "待重新确认"),
    }
}
