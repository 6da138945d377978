//! `okr check-in`, `okr edit`, `okr remove`, `okr align`, `okr unalign`: changes of a
//! document, told, and kept where that is asked for.

use std::path::Path;

use okr_core::api::{AlignAnswer, ChangeAnswer, Changed, CheckInAnswer, RemoveAnswer};
use okr_core::{Alignment, AlignmentRest, CheckIn, CheckInRest, Date, Lang, List, Live, Note, Title};

use super::node::endpoint;
use super::terms;
use crate::args::{Editable, Kind, NewAlignment, NewCheckIn, NewTerms, Removal};
use crate::input;
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::colours::{FAINT, of_status};
use crate::output::figures::percent;
use crate::output::findings;
use crate::output::json;
use crate::output::screen::{Look, Screen};
use crate::output::table::{Cell, Side, Table};
use crate::rewrite::{Refusal, rewrite};
use crate::settings::Settings;
use crate::words;

/// How wide the lines of a written document are, where its texts allow.
const LINE: usize = 120;

/// What came of a change: the answer for programs, and what people read.
struct Told {
    json: String,
    text: String,
    /// What is said at the end where nothing was to be changed.
    dry: Option<&'static str>,
}

/// Takes a check-in.
pub fn check_in(new: &NewCheckIn, edit: &Editable, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let look = screen.look;
    let change = |live: &mut Live| {
        let end = endpoint(live.workspace(), &new.id, look.lang)?;
        let rest = CheckInRest {
            objective: end.objective.clone(),
            by: new.by.as_deref().map(Into::into),
            progress: new.note.as_deref().map(Note::from),
            milestones: milestones(&new.milestones),
            id: new.own_id.as_deref().map(Into::into),
            corrects: new.corrects.as_deref().map(Into::into),
            recorded_on: new.recorded_on,
            ..CheckInRest::default()
        };
        let check_in = CheckIn {
            key_result: end.key_result.clone(),
            value: new.value,
            confidence: new.confidence,
            status: new.status.map(Into::into),
            rest: rest.into(),
            ..CheckIn::of_key_result("", new.on.unwrap_or(as_of))
        };
        let changed = live.check_in(check_in, as_of)?;
        let warnings = changed.warnings();
        let json = CheckInAnswer::new(&changed, &warnings, look.lang).to_json();
        Ok(Told { json, text: findings::brief(&warnings, look) + &table(&changed, look), dry: None })
    };
    run(edit, change, settings, screen)
}

/// The milestones that are named, where any is.
fn milestones(titles: &[String]) -> Option<List<Title>> {
    let titles: Vec<Title> = titles.iter().map(|title| title.as_str().into()).collect();
    (!titles.is_empty()).then(|| titles.into())
}

/// Gives a measure or a weight new terms.
pub fn terms(new: &NewTerms, edit: &Editable, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let look = screen.look;
    let change = |live: &mut Live| {
        let of = endpoint(live.workspace(), &new.node, look.lang)?;
        let edits = [terms::edit(live.workspace(), of, new, look.lang)?];
        let changed = live.edit(&edits, as_of)?;
        Ok(Told { json: ChangeAnswer::new(&changed).to_json(), text: table(&changed, look), dry: None })
    };
    run(edit, change, settings, screen)
}

/// Removes an objective or a key result.
pub fn remove(gone: &Removal, edit: &Editable, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let look = screen.look;
    let change = |live: &mut Live| {
        let of = endpoint(live.workspace(), &gone.node, look.lang)?;
        if gone.dry_run {
            let removal = live.would_remove(&of, gone.policy.into())?;
            let text = terms::removal(&removal, look.lang);
            let dry = Some(look.lang.pick("Nothing is changed.", "未做任何修改。"));
            return Ok(Told { json: RemoveAnswer::dry(removal, as_of).to_json(), text, dry });
        }
        let (removal, changed) = live.remove(&of, gone.policy.into(), as_of)?;
        let text = terms::removal(&removal, look.lang) + &table(&changed, look);
        Ok(Told { json: RemoveAnswer::new(removal, &changed).to_json(), text, dry: None })
    };
    run(edit, change, settings, screen)
}

/// Adds an alignment, or gives one that stands there new terms.
pub fn align(new: &NewAlignment, edit: &Editable, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let look = screen.look;
    let change = |live: &mut Live| {
        let from = endpoint(live.workspace(), &new.from, look.lang)?;
        let to = endpoint(live.workspace(), &new.to, look.lang)?;
        let alignment = Alignment {
            state: Some(new.state.into()),
            agreed_on: new.agreed_on,
            rest: AlignmentRest { weight: new.weight, ..AlignmentRest::default() }.into(),
            ..Alignment::new(from, to, new.kind.into())
        };
        if new.dry_run {
            let outcome = live.would_align(&alignment)?;
            let text =
                closing(&outcome.circle, look.lang).unwrap_or_default() + &findings::brief(&outcome.warnings, look);
            let dry = Some(look.lang.pick("It can be agreed. Nothing is changed.", "可以达成对齐。未做任何修改。"));
            return Ok(Told { json: AlignAnswer::dry(&outcome, as_of, look.lang).to_json(), text, dry });
        }
        let (outcome, changed) = live.align(alignment, as_of)?;
        let closing = closing(&outcome.circle, look.lang).unwrap_or_default();
        let text = closing + &findings::brief(&outcome.warnings, look) + &table(&changed, look);
        Ok(Told { json: AlignAnswer::new(&outcome, &changed, look.lang).to_json(), text, dry: None })
    };
    run(edit, change, settings, screen)
}

/// Takes an alignment away.
pub fn unalign(
    ends: (&str, &str, Kind),
    edit: &Editable,
    as_of: Date,
    settings: &Settings,
    screen: &mut Screen,
) -> Ended {
    let look = screen.look;
    let change = |live: &mut Live| {
        let from = endpoint(live.workspace(), ends.0, look.lang)?;
        let to = endpoint(live.workspace(), ends.1, look.lang)?;
        let changed = live.unalign(&from, &to, ends.2.into(), as_of)?;
        Ok(Told { json: ChangeAnswer::new(&changed).to_json(), text: table(&changed, look), dry: None })
    };
    run(edit, change, settings, screen)
}

fn run(
    edit: &Editable,
    change: impl FnOnce(&mut Live) -> Result<Told, Stop>,
    settings: &Settings,
    screen: &mut Screen,
) -> Ended {
    if edit.write && edit.file == Path::new("-") {
        let (english, chinese) = ("standard input cannot be written to", "标准输入不能写回");
        return Err(Stop::Usage(settings.lang.pick(english, chinese).to_owned()));
    }
    let opened = input::open(&edit.file, &settings.limits)?;
    let mut live = Live::new(opened.workspace);
    let told = change(&mut live)?;
    if edit.write && told.dry.is_none() {
        let lines = json::lines(&live.workspace().to_json(), LINE);
        let text = lines.join("\n") + "\n";
        rewrite(&edit.file, &opened.input.text, &text)
            .map_err(|refusal| not_written(refusal, &edit.file, settings.lang))?;
    }
    if settings.json {
        return super::answer(screen, &told.json);
    }
    screen.text(&told.text)?;
    screen.line(told.dry.unwrap_or_else(|| outcome(edit.write, settings.lang)))?;
    Ok(Outcome::Clean)
}

/// Why the change was not written.
fn not_written(refusal: Refusal, file: &Path, lang: Lang) -> Stop {
    let file = file.display();
    let said = match (refusal, lang) {
        (Refusal::System(error), _) => return Stop::Output(error),
        (Refusal::ReadOnly, Lang::En) => format!("`{file}` is read-only; nothing is written"),
        (Refusal::ReadOnly, Lang::ZhCn) => format!("`{file}` 为只读，未写入"),
        (Refusal::Changed, Lang::En) => format!("`{file}` has changed since it was read; try again"),
        (Refusal::Changed, Lang::ZhCn) => format!("`{file}` 在读取后已被改动，请重试"),
        (Refusal::Taken(beside), Lang::En) => {
            format!("`{}` is there: somebody is writing, or broke off; remove it if nobody is", beside.display())
        }
        (Refusal::Taken(beside), Lang::ZhCn) => {
            format!("`{}` 已存在：有人正在写入，或上次写入中断；确认无人写入后请删除它", beside.display())
        }
    };
    Stop::Reason(said)
}

fn outcome(written: bool, lang: Lang) -> &'static str {
    match written {
        true => lang.pick("The document is written.", "文档已写入。"),
        false => lang.pick("Nothing is written; --write keeps the change.", "未写入文件；加上 --write 即可保存。"),
    }
}

/// What accepting a proposed alignment would be refused for.
fn closing(circle: &[okr_core::NodeRef], lang: Lang) -> Option<String> {
    let first = circle.first()?;
    let names: Vec<String> = circle.iter().chain([first]).map(|node| format!("`{}`", node.id())).collect();
    let way = names.join(" → ");
    Some(match lang {
        Lang::En => format!("It cannot be accepted as it is, for it would close a circle: {way}\n"),
        Lang::ZhCn => format!("目前无法接受该对齐，它会形成循环：{way}\n"),
    })
}

fn table(changed: &Changed<'_>, look: Look) -> String {
    let lang = look.lang;
    let workspace = changed.board().workspace();
    let mut table = Table::new(&[
        (lang.pick("id", "编号"), Side::Left),
        (lang.pick("progress", "进度"), Side::Right),
        (lang.pick("status", "状态"), Side::Left),
        (lang.pick("title", "标题"), Side::Left),
    ]);
    let status =
        |status| Cell::styled(format!("{} {}", words::mark(status), status.term().text(lang)), of_status(status));
    for score in changed.objectives() {
        let title = words::title(workspace.objective(score.id).and_then(|objective| objective.title.as_ref()), lang);
        table.row(vec![
            Cell::plain(score.id),
            Cell::plain(percent(score.progress)),
            status(score.status),
            Cell::plain(title),
        ]);
    }
    for score in changed.key_results() {
        let title = words::title(workspace.key_result(score.id).and_then(|key_result| key_result.title.as_ref()), lang);
        let id = Cell::plain(format!("  {}", score.id));
        table.row(vec![id, Cell::plain(percent(score.progress)), status(score.status), Cell::styled(title, FAINT)]);
    }
    table.text(look.width, look.paint)
}
