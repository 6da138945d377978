//! Documents around the examples of structural rules: a small organisation in
//! each language, with three quarters and a backlog.

use crate::lang::Lang;

const EN: &str = concat!(
    r#""levels":["company","department"],"#,
    r#""units":[{"id":"hq","name":"Harbour Light","level":"company"},"#,
    r#"{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"}],"#,
    r#""people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"}]"#,
);

const ZH: &str = concat!(
    r#""levels":["公司","部门"],"#,
    r#""units":[{"id":"hq","name":"青禾","level":"公司"},"#,
    r#"{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"}],"#,
    r#""people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"}]"#,
);

const CYCLES: &str = concat!(
    r#""cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},"#,
    r#"{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},"#,
    r#"{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}]"#,
);

/// The document with what an example has of its own.
pub(in crate::lint) fn document(lang: Lang, body: &str) -> String {
    format!(r#"{{"okr":1,{},{CYCLES},{body}}}"#, lang.pick(EN, ZH))
}
