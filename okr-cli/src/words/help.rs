//! The command line's own help in Chinese. English stands with the arguments
//! themselves, in `args`.

use clap::{Arg, ArgAction, Command};
use okr_core::Lang;

/// Where help and version stand among the options.
const LAST: usize = 999;

/// What each command does.
const COMMANDS: &[(&str, &str)] = &[
    ("okr", "目标与关键结果（OKR）：校验、评分、检查写法、绘制对齐图"),
    ("check", "校验、评分并检查文档，汇总当前状况"),
    ("score", "给目标和关键结果评分，可只看一部分"),
    ("forecast", "向前看：签到的趋势通向何处，何时达到目标值"),
    ("explain", "逐步说明一个目标或关键结果的得分从何而来"),
    ("assess", "并列显示计算、建议与评定得分，并给出值得追问的问题"),
    ("diff", "比较两份文档：有哪些变化，哪些要求被放宽"),
    ("simulate", "设想变化：会带来什么结果，一个关键结果又会带动哪些上级"),
    ("contribution", "按各自单位显示谁为一个目标或关键结果贡献了多少"),
    ("review-export", "列出绩效评审可以采用哪些内容，以及不可采用的内容和原因"),
    ("lint", "检查目标和关键结果的写法、结构与对齐"),
    ("rules", "列出检查规则，或按代码查看一条规则"),
    ("profiles", "并列显示各方案的全部策略"),
    ("map", "绘制对齐图，形式为 SVG、Mermaid、DOT 或 JSON"),
    ("alignment", "查询对齐关系"),
    ("check-in", "录入一次签到，并说明由此带来的变化"),
    ("edit", "修改关键结果的度量方式或权重，或目标的权重"),
    ("remove", "删除一个目标（连同其关键结果）或一个关键结果"),
    ("align", "新增、接受或拒绝一条对齐；会形成循环的一律不接受"),
    ("unalign", "取消一条对齐"),
    ("validate", "校验文档是否有效"),
    ("to-json", "把文档写成规范 JSON"),
    ("apportion", "把总数按份额分摊，各份舍入后合计仍等于总数"),
    ("view", "按某人可见的范围输出文档，不可见的目标只留占位"),
    ("schema", "输出 JSON Schema：文档的、某个操作的，或其请求、应答单独的"),
    ("version", "显示引擎版本和文档格式版本"),
    ("call", "以 JSON 请求调用一个操作，原样输出引擎的应答"),
];

/// What each argument is.
const ARGUMENTS: &[(&str, &str)] = &[
    ("format", "输出形式：human（给人看，默认）或 json（引擎的应答）"),
    ("problem_format", "出现问题时的输出形式：human（给人看，默认）或 json"),
    ("map_format", "图的形式：mermaid（默认）、dot（供 Graphviz）、svg（图画）或 json（引擎的应答）"),
    ("lang", "文字的语言：en 或 zh-CN；默认取系统语言环境"),
    ("as_of", "以哪一天为准，格式 YYYY-MM-DD；默认今天"),
    ("limits", "文档的规模上限，写成 JSON，例如 {\"objectives\": 1000}；未写的取默认值"),
    ("color", "是否使用颜色：auto、always 或 never；默认仅在终端使用"),
    ("files", "文档、文件夹（其中的 *.json），或用 - 表示标准输入"),
    ("file", "文档，或用 - 表示标准输入"),
    ("only_objective", "只看这个目标；可多次使用"),
    ("only_unit", "只看这个组织单元及其下级单元的目标；可多次使用"),
    ("only_cycle", "只看这个周期及其子周期的目标；可多次使用"),
    ("field", "只要应答中的这个字段，例如 progress；可多次使用"),
    ("offset", "跳过前几个目标"),
    ("limit", "最多显示几个目标"),
    ("owners", "同时显示每位负责人在各周期的目标合起来的进度"),
    ("viewer", "查看者（人员编号）；不写则按外部人员处理"),
    ("verbose", "同时显示关键结果、完整标题和提示级的检查结果"),
    ("texts", "改为逐行检查 JSONL 中的单条文本；- 表示标准输入"),
    (
        "query",
        "要查的内容：ancestors（它支撑的）、descendants（支撑它的）、layers（层级）、orphans（连不到最高层级的）、roots（没有向上对齐的）、leaves（没有下级支撑的）、path（到最高层级的最短路径）、contributors（汇入它的）、impact（受它影响的）、unsupported（无内容汇入的汇总关键结果）、silos（与外部没有对齐的单位）、coverage（各单位连到最高层级的比例）、cross-unit（跨单位的对齐）",
    ),
    ("of", "要查的目标或关键结果的编号，用于 ancestors、descendants、path、contributors 和 impact"),
    ("forecast_of", "只看这个关键结果；默认全部用数值衡量的关键结果"),
    ("before", "较早的文档，或用 - 表示标准输入"),
    ("after", "较晚的文档，或用 - 表示标准输入"),
    ("sim_check_in", "设想录入的数值，例如 kr-signups=80；可多次使用"),
    ("sim_target", "设想的新目标值，例如 kr-signups=120；可多次使用"),
    ("sim_weight", "设想的新权重，例如 kr-signups=2；可多次使用"),
    ("sim_without", "设想删除的目标或关键结果，其对齐一并取消；可多次使用"),
    (
        "sim_change",
        "其他任何变化：含 checkIn、edits、alignment、unalign 或 remove 之一的对象，写法同 simulate 操作；可多次使用",
    ),
    ("sim_influence", "查看其影响的关键结果；默认为签到或修改所涉及的关键结果"),
    ("layers", "显示到第几层，0 为最上层；默认全部显示"),
    ("name", "例如 document、ScoreRequest、ScoreAnswer；写操作名（如 score）则输出其请求与应答两者"),
    ("depth", "向下展开几层目标和关键结果，0 表示只看自身的数值；默认 1"),
    ("all", "一直展开到底"),
    ("names", "方案名称，例如 feishu；不写则显示全部"),
    ("code", "规则代码，例如 key-result.no-target"),
    ("operation", "例如 score、alignment、map"),
    ("write", "把修改后的文档写回文件"),
    ("id", "关键结果的编号，或自行签到（manual）的目标的编号"),
    ("value", "数值；评判类填百分数"),
    ("confidence", "信心，0 到 10 的整数"),
    ("on", "签到所指的日期；默认与 --as-of 相同"),
    ("by", "签到人的编号"),
    ("note", "进展说明"),
    ("milestones", "已达成的里程碑，写其标题；多项可重复此选项"),
    ("status", "签到人自己的判断：on-track（正常）、behind（落后）、at-risk（有风险）"),
    ("own_id", "签到自身的 id，便于日后更正"),
    ("corrects", "本次更正的是哪一次签到（其 id）"),
    ("recorded_on", "录入日期；默认与签到所指的日期相同"),
    ("from", "对齐的下端：目标或关键结果的编号"),
    ("to", "对齐的上端：目标或关键结果的编号"),
    ("kind", "对齐的类型：contributes（贡献）、supports（支撑，默认）或 depends-on（依赖）"),
    ("state", "协商状态：proposed（已提出）、accepted（已接受，默认）、declined（已拒绝）或 stale（待重新确认）"),
    ("weight", "在上端中的权重"),
    ("agreed_on", "达成一致的日期"),
    ("node", "目标或关键结果的编号"),
    ("baseline", "起始值，用于数值类和求和类"),
    ("target", "目标值，用于数值类和求和类"),
    ("measure", "完整的度量方式，写法同文档"),
    ("new_weight", "权重"),
    (
        "policy",
        "指向它的对齐如何处理：refuse（有对齐指向它就不删除，默认）、detach（一并取消）或 reattach（改接到它的上游，待重新确认）",
    ),
    ("would_remove", "只说明会带走什么，不做修改"),
    ("dry_run", "只说明能否对齐，不做修改"),
    ("parts", "各份的权重；锁定的份额即为其数值"),
    ("total", "要分摊的总数，默认 1"),
    ("decimals", "各份的小数位数，0 到 9，默认 3"),
    ("locked", "保持原值的份额的位置，第一份为 0；可多次使用"),
    ("request", "JSON 请求；- 表示从标准输入读取"),
];

/// What stands for the value of each argument.
const VALUES: &[(&str, &str)] = &[
    ("format", "形式"),
    ("problem_format", "形式"),
    ("map_format", "形式"),
    ("lang", "语言"),
    ("as_of", "日期"),
    ("color", "何时"),
    ("limits", "JSON"),
    ("depth", "层数"),
    ("names", "方案"),
    ("id", "编号"),
    ("value", "数值"),
    ("confidence", "信心"),
    ("on", "日期"),
    ("by", "编号"),
    ("note", "说明"),
    ("milestones", "标题"),
    ("status", "状态"),
    ("own_id", "ID"),
    ("corrects", "ID"),
    ("recorded_on", "日期"),
    ("from", "下端"),
    ("to", "上端"),
    ("kind", "类型"),
    ("state", "状态"),
    ("weight", "权重"),
    ("agreed_on", "日期"),
    ("node", "编号"),
    ("baseline", "数值"),
    ("target", "数值"),
    ("measure", "JSON"),
    ("new_weight", "权重"),
    ("policy", "策略"),
    ("files", "文件"),
    ("file", "文件"),
    ("only_objective", "编号"),
    ("only_unit", "编号"),
    ("only_cycle", "编号"),
    ("field", "名称"),
    ("offset", "个数"),
    ("limit", "个数"),
    ("viewer", "人员"),
    ("texts", "文件"),
    ("query", "问题"),
    ("of", "编号"),
    ("forecast_of", "编号"),
    ("before", "旧文件"),
    ("after", "新文件"),
    ("sim_check_in", "编号=数值"),
    ("sim_target", "编号=数值"),
    ("sim_weight", "编号=数值"),
    ("sim_without", "编号"),
    ("sim_change", "JSON"),
    ("sim_influence", "编号"),
    ("layers", "层数"),
    ("name", "名称"),
    ("code", "代码"),
    ("operation", "操作"),
    ("parts", "份额"),
    ("total", "总数"),
    ("decimals", "位数"),
    ("locked", "位置"),
    ("request", "JSON"),
];

/// The command line, explained in a language.
pub fn speak(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::ZhCn => with_usage(in_chinese(command, 0).mut_subcommands(|command| in_chinese(command, 1))),
    }
}

/// The lines of usage, in which clap has an English word of its own.
fn with_usage(command: Command) -> Command {
    let mut built = command.clone();
    built.build();
    let own = usage(&mut built);
    let command = command.override_usage(own);
    command.mut_subcommands(|command| {
        let usage = built.find_subcommand_mut(command.get_name()).map(usage);
        match usage {
            Some(usage) => command.override_usage(usage),
            None => command,
        }
    })
}

fn usage(command: &mut Command) -> String {
    let usage = command.render_usage().to_string();
    usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]")
}

fn in_chinese(command: Command, depth: usize) -> Command {
    let about = find(COMMANDS, command.get_name());
    let is_top = depth == 0;
    let template = template(command.get_positionals().next().is_some(), is_top);
    let mut command = command.mut_args(argument).help_template(template);
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助");
    command = command.disable_help_flag(true).arg(help.display_order(LAST));
    if is_top {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.disable_version_flag(true).arg(version.help("显示版本").display_order(LAST));
        command = command.after_help(super::AFTER_HELP.text(Lang::ZhCn)).subcommand_value_name("命令");
    }
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

/// The page of help; clap would end its own headings with half-width colons.
fn template(has_positionals: bool, has_commands: bool) -> String {
    let commands = if has_commands { "\n命令：\n{subcommands}\n" } else { "" };
    let positionals = if has_positionals { "\n参数：\n{positionals}\n" } else { "" };
    format!("{{about-with-newline}}\n用法：{{usage}}\n{commands}{positionals}\n选项：\n{{options}}{{after-help}}")
}

fn argument(argument: Arg) -> Arg {
    let help = find(ARGUMENTS, argument.get_id().as_str());
    let takes_values = argument.get_action().takes_values();
    let argument = argument.hide_possible_values(takes_values).hide_default_value(takes_values);
    let argument = match find(VALUES, argument.get_id().as_str()).filter(|_| takes_values) {
        Some(value) => argument.value_name(value),
        None => argument,
    };
    match help {
        Some(help) => argument.help(help),
        None => argument,
    }
}

fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Args;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_argument_is_explained_in_chinese() {
        let command = Args::command();
        let all = std::iter::once(&command).chain(command.get_subcommands());
        for command in all {
            assert!(find(COMMANDS, command.get_name()).is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                assert!(["help", "version"].contains(&id) || find(ARGUMENTS, id).is_some(), "{id}");
                let takes_value = argument.get_action().takes_values();
                assert!(!takes_value || find(VALUES, id).is_some(), "the value of {id}");
            }
        }
    }

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for lang in Lang::ALL {
            speak(Args::command(), lang).debug_assert();
        }
    }
}
