//! Every code: number, name, severity, message and help in English and Chinese.

use super::{Severity, Texts};

codes! {
    /// The input holds no JSON value at all.
    JsonEmpty = 101, "json.empty", Error,
        "the document is empty", "文档是空的",
        "give a JSON object that begins with {\"okr\": 1, ...}", "请提供以 `{\"okr\": 1, ...}` 开头的 JSON 对象";
    /// The text is not JSON.
    JsonSyntax = 102, "json.syntax", Error,
        "not JSON at line {line}, column {column}: expected {expected}, found {found}", "第 {line} 行第 {column} 列不是合法的 JSON。应为：{expected}；实为：{found}",
        "what follows this place was not read", "此处之后的内容没有读取";
    /// Objects and lists are nested deeper than the limit.
    JsonTooDeep = 103, "json.too-deep", Error,
        "nested deeper than {limit} levels", "嵌套超过 {limit} 层",
        "flatten the data; what follows this place may not have been read", "请减少嵌套；此处之后的内容可能没有读取";
    /// A name stands twice in one object.
    JsonDuplicateKey = 104, "json.duplicate-key", Error,
        "field `{field}` stands twice in the same object", "同一个对象里字段 `{field}` 出现了两次",
        "keep one of them; the first was read", "只保留一个；读取的是第一个";
    /// A `\u` escape names half of a surrogate pair.
    JsonLoneSurrogate = 105, "json.lone-surrogate", Error,
        "text holds half of a surrogate pair ({escape})", "文本里有不成对的代理字符（{escape}）",
        "cut texts between characters, not between UTF-16 units", "截断文本时请以完整字符为单位，不要切在 UTF-16 单元中间";
    /// The bytes are not UTF-8.
    JsonNotUtf8 = 106, "json.not-utf8", Error,
        "not UTF-8 at line {line}, column {column}: the byte at offset {offset} starts no character", "第 {line} 行第 {column} 列不是 UTF-8 编码：偏移 {offset} 处的字节不能构成字符",
        "save the text as UTF-8", "请把文本存为 UTF-8";
    /// The text is larger than the limit.
    JsonTooLarge = 107, "json.too-large", Error,
        "{size} bytes of text, over the limit of {limit}", "文本有 {size} 字节，超过上限 {limit}",
        "split the document, or raise the limit", "请拆分文档，或提高上限";

    /// The format version is not one that this engine reads.
    DocumentVersion = 120, "document.version", Error,
        "format version {version} is not known", "不认识的格式版本 {version}",
        "write \"okr\": 1, the number, without quotation marks", "请写 `\"okr\": 1`，是数字，不加引号";
    /// A field that the format does not have.
    DocumentUnknownField = 121, "document.unknown-field", Error,
        "unknown field `{field}`", "未知字段 `{field}`",
        "{nearest}known fields: {known}{own}", "{nearest}可用字段：{known}{own}";
    /// A required field is absent.
    DocumentMissingField = 122, "document.missing-field", Error,
        "required field `{field}` is missing", "缺少必填字段 `{field}`",
        "add `{field}`", "请补上 `{field}`";
    /// A value of the wrong JSON type.
    DocumentWrongType = 123, "document.wrong-type", Error,
        "expected {expected}, found {found}", "类型不符。应为：{expected}；实为：{found}",
        "write {expected} here", "此处请写：{expected}";
    /// A word outside a fixed vocabulary.
    DocumentUnknownWord = 124, "document.unknown-word", Error,
        "`{word}` is not one of the words known here", "`{word}` 不是这里可用的词",
        "{nearest}one of: {known}", "{nearest}可选：{known}";
    /// A list is longer than the limit.
    DocumentTooMany = 125, "document.too-many", Error,
        "{count} {what}, over the limit of {limit}", "{what}有 {count} 个，超过上限 {limit}",
        "split the document, or raise the limit", "请拆分文档，或提高上限";
    /// There are more problems than are listed.
    DocumentTooManyProblems = 126, "document.too-many-problems", Error,
        "more than {limit} problems; the rest are not listed", "问题超过 {limit} 个，其余未列出",
        "mend those listed and check again", "请先修正已列出的问题，再检查一次";

    /// A number too large for a finite 64-bit float.
    NumberNotFinite = 140, "number.not-finite", Error,
        "`{number}` is not a finite number", "`{number}` 不是有限的数",
        "write a number that a 64-bit float can hold", "请写 64 位浮点数能表示的数";
    /// A number outside the range that is legal at its place.
    NumberOutOfRange = 141, "number.out-of-range", Error,
        "{number} is outside {least} to {most}", "{number} 不在 {least} 到 {most} 之间",
        "write a number from {least} to {most}", "请写 {least} 到 {most} 之间的数";
    /// A weight below zero.
    WeightNegative = 142, "weight.negative", Error,
        "weight {number} is negative", "权重 {number} 是负数",
        "weights are 0 or more; leave it out to count 1", "权重应大于或等于 0；不写则按 1 计";

    /// Weights that do not come to 1, under a profile that wants them to.
    WeightsSum = 143, "weights.sum", Error,
        "{what} come to {sum}, not to 1 at {decimals} decimals", "{what}合计为 {sum}，按 {decimals} 位小数不等于 1",
        "correct them so that they come to 1; `okr apportion` shares 1 exactly", "请调整到合计为 1；`okr apportion` 可精确分摊";

    /// A text that is no civil date.
    DateInvalid = 150, "date.invalid", Error,
        "`{text}` is not a date", "`{text}` 不是日期",
        "write a real day as YYYY-MM-DD, for instance 2026-03-31", "请按 YYYY-MM-DD 写真实存在的日期，例如 2026-03-31";
    /// An end before its start.
    DateReversed = 151, "date.reversed", Error,
        "ends on {end}, before it starts on {start}", "结束日期 {end} 早于开始日期 {start}",
        "swap the dates or correct one of them", "请调换或更正日期";

    /// An id with no characters.
    IdEmpty = 160, "id.empty", Error,
        "the id is empty", "id 为空",
        "an id is 1 to 128 bytes of text, your system's own", "id 为 1 到 128 字节的文本，沿用贵系统自己的编号";
    /// An id over 128 bytes.
    IdTooLong = 161, "id.too-long", Error,
        "the id has {length} bytes, over the limit of {limit}", "id 有 {length} 字节，超过上限 {limit}",
        "use a shorter id", "请使用更短的 id";
    /// An id with a control character.
    IdControlCharacter = 162, "id.control-character", Error,
        "the id holds a control character", "id 里有控制字符",
        "remove line breaks, tabs and other control characters", "请去掉换行、制表符等控制字符";
    /// Two things of one kind share an id.
    IdDuplicate = 163, "id.duplicate", Error,
        "{kind} id `{id}` is already taken by {first}", "{kind}的 id `{id}` 已被 `{first}` 使用",
        "ids are unique within their kind", "同类对象的 id 不能重复";
    /// A reference to nothing.
    ReferenceUnknown = 164, "reference.unknown", Error,
        "there is no {kind} `{id}`", "没有 id 为 `{id}` 的{kind}",
        "{nearest}add it to the document or correct the id", "{nearest}请在文档中补上，或更正 id";
    /// A title or name that is blank.
    TextEmpty = 165, "text.empty", Error,
        "the text is blank", "文本为空",
        "write at least one visible character", "请至少写一个可见字符";
    /// A title or note over its limit.
    TextTooLong = 166, "text.too-long", Error,
        "{length} characters, over the limit of {limit}", "有 {length} 个字符，超过上限 {limit}",
        "shorten it", "请缩短";
    /// Not exactly one of `person` and `unit`.
    PartyOneOf = 170, "party.one-of", Error,
        "name exactly one of `person` and `unit`", "`person` 与 `unit` 须且只能写一个",
        "{\"person\": \"id\"} or {\"unit\": \"id\"}", "请写 `{\"person\": \"id\"}` 或 `{\"unit\": \"id\"}`";
    /// Not exactly one of `objective` and `keyResult`.
    EndpointOneOf = 171, "endpoint.one-of", Error,
        "name exactly one of `objective` and `keyResult`", "`objective` 与 `keyResult` 须且只能写一个",
        "{\"objective\": \"id\"} or {\"keyResult\": \"id\"}", "请写 `{\"objective\": \"id\"}` 或 `{\"keyResult\": \"id\"}`";
    /// A field that only what may be seen has.
    OpaqueField = 172, "opaque.field", Error,
        "`{field}` may not be said of something opaque: only its id and what is reckoned with is known of it", "不透明的内容不能带 `{field}`：对它只知道 id 和参与计算的内容",
        "leave `{field}` out, or take `opaque` off the objective and give it a title and an owner", "请去掉 `{field}`；或去掉目标的 `opaque`，并写明标题和负责人";
    /// A milestone of an opaque key result that is called by a name.
    OpaqueMilestone = 173, "opaque.milestone", Error,
        "the milestone of an opaque key result has a name; it is called by its number", "不透明关键结果的里程碑只用序号，不写名称",
        "write \"title\": \"{number}\"", "请写 `\"title\": \"{number}\"`";

    /// Units whose parents run in a circle.
    UnitCycle = 200, "unit.cycle", Error,
        "the parents of units form a circle: {members}", "组织单元的上级关系形成环：{members}",
        "one of them must have another parent or none", "其中一个须改换上级，或不设上级";
    /// People whose managers run in a circle.
    PersonCycle = 201, "person.cycle", Error,
        "managers form a circle: {members}", "人员的上级关系形成环：{members}",
        "one of them must have another manager or none", "其中一人须改换上级，或不设上级";
    /// Cycles whose parents run in a circle.
    CycleParentCycle = 202, "cycle.parent-cycle", Error,
        "the parents of cycles form a circle: {members}", "周期的父子关系形成环：{members}",
        "one of them must have another parent or none", "其中一个须改换父周期，或不设父周期";
    /// A level that `levels` does not list.
    LevelUnknown = 203, "level.unknown", Error,
        "level `{level}` is not listed in `levels`", "层级 `{level}` 不在 `levels` 中",
        "{nearest}levels: {known}", "{nearest}可用层级：{known}";
    /// A dated cycle without its dates.
    CycleMissingDates = 204, "cycle.missing-dates", Error,
        "a {kind} cycle needs `start` and `end`", "{kind}周期须有 `start` 和 `end`",
        "give both dates; only a backlog has none", "请写明起止日期；只有待办池（`backlog`）可以没有";
    /// A key result's own cycle reaches outside its objective's.
    KeyResultCycleOutside = 205, "key-result.cycle-outside", Error,
        "the key result's cycle `{cycle}` is not inside the objective's cycle `{outer}`", "关键结果的周期 `{cycle}` 不在目标周期 `{outer}` 之内",
        "choose a cycle whose dates lie inside the objective's", "请选择日期在目标周期之内的周期";

    /// A metric whose target equals its baseline.
    MetricFlat = 300, "metric.flat", Error,
        "target and baseline are both {number}: nothing would move", "目标值与基线值都是 {number}，没有变化可衡量",
        "give the real baseline, or use the measure `control` to hold a value", "请填写真实基线；若要守住某个值，请用 `control`";
    /// A control without bounds.
    ControlNoBounds = 301, "control.no-bounds", Error,
        "neither `atLeast` nor `atMost` is given", "`atLeast` 与 `atMost` 都没有写",
        "say what the value must stay at or above, or at or below", "请写明数值的下限或上限";
    /// A control that no value satisfies.
    ControlEmpty = 302, "control.empty", Error,
        "no value lies between {least} and {most}", "没有数值能介于 {least} 与 {most} 之间",
        "swap or correct the bounds", "请调换或更正上下限";
    /// A ladder with fewer than two points.
    LadderTooShort = 303, "ladder.too-short", Error,
        "a ladder needs at least two points", "`ladder` 至少要有两个点",
        "give the value for score 0 and the value for score 1", "请给出 0 分与 1 分各自对应的数值";
    /// Ladder values that do not run one way.
    LadderValues = 304, "ladder.values", Error,
        "ladder values must rise throughout or fall throughout", "`ladder` 的数值须一路上升或一路下降",
        "order the points so that the values run one way without repeats", "请调整各点，使数值单向变化且不重复";
    /// Ladder scores that do not rise from 0 to 1.
    LadderScores = 305, "ladder.scores", Error,
        "ladder scores must not fall and must run from 0 to 1", "`ladder` 的分数须不下降，并从 0 到 1",
        "the first point scores 0, the last 1, none less than the one before", "首点为 0 分，末点为 1 分，后点不低于前点";
    /// A milestones measure without items.
    MilestonesEmpty = 306, "milestones.empty", Error,
        "milestones need at least one item", "`milestones` 至少要有一项",
        "list what will be reached, or use another measure", "请列出要达到的里程碑，或改用其他衡量方式";
    /// Two milestones of a key result share a title.
    MilestonesDuplicate = 307, "milestones.duplicate", Error,
        "milestone `{title}` stands twice", "里程碑 `{title}` 重复",
        "check-ins name milestones by title; make the titles differ", "签到按标题指明里程碑，请使标题各不相同";
    /// A field that does not belong to the kind of measure or unit.
    MeasureField = 308, "measure.field", Error,
        "field `{field}` does not belong to `{kind}`", "字段 `{field}` 不属于 `{kind}`",
        "`{kind}` takes: {known}", "`{kind}` 可用字段：{known}";
    /// Contributors of a sum are measured in different units.
    RollupUnits = 309, "rollup.units", Error,
        "`{id}` is measured in {unit}, the sum in {other}", "单位不一致。`{id}`：{unit}；汇总：{other}",
        "a sum adds values of one unit; convert the values or use `mean`", "求和须单位一致；请换算数值，或改用 `mean`";
    /// Something without a native value contributes to a sum.
    RollupNoNativeValue = 310, "rollup.no-native-value", Error,
        "`{id}` has no value of its own to add to the sum", "`{id}` 没有可计入汇总的数值",
        "only key results with measured values feed a sum; use `mean` for the rest", "只有带数值的关键结果可以求和；其余请用 `mean`";
    /// A sum without a target to run to.
    RollupNoTarget = 311, "rollup.no-target", Error,
        "a rollup that combines by `sum` needs `target`", "按 `sum` 汇总时须有 `target`",
        "give the baseline and target that the sum runs between", "请写明汇总值的基线与目标";
    /// Plan dates that do not rise.
    PlanOrder = 312, "plan.order", Error,
        "plan dates must rise: {later} follows {earlier}", "计划日期须递增：{later} 排在 {earlier} 之后",
        "order the points by date, one a day", "请按日期排序，每天一个点";
    /// A plan point outside the key result's time.
    PlanOutside = 313, "plan.outside", Error,
        "{date} is outside the key result's time, {start} to {end}", "{date} 不在关键结果的时间范围 {start} 至 {end} 之内",
        "keep plan points between start and deadline", "计划点须在开始日期与截止日期之间";
    /// A plan on a measure that has no values to plan.
    PlanMeasure = 314, "plan.measure", Error,
        "a `{kind}` has no value that a plan could state", "`{kind}` 没有可做计划的数值",
        "plans go with metric, ladder and judged", "计划只用于 `metric`、`ladder` 和 `judged`";
    /// A metric without a baseline, under a profile that wants one.
    MetricNoBaseline = 315, "metric.no-baseline", Error,
        "the metric has no baseline, and the profile wants one", "该指标没有基线值，而当前方案要求填写",
        "add `baseline`: the value on the first day", "请补上 `baseline`，即首日的数值";

    /// A judged value outside 0 to 100 percent.
    CheckInValueRange = 400, "check-in.value-range", Error,
        "{number} is not a percentage from 0 to 100", "{number} 不是 0 到 100 的百分数",
        "a judged result is checked in as a percentage done", "主观评估的结果请以完成百分比签到";
    /// A correction of something that it cannot correct.
    CheckInCorrection = 401, "check-in.correction", Error,
        "check-in `{id}` cannot be corrected here: it must stand earlier and name the same target", "不能在此更正签到 `{id}`：它须排在前面，且对象相同",
        "a correction follows what it corrects and names the same key result or objective", "更正须排在原签到之后，并指向同一个关键结果或目标";
    /// A check-in names a milestone that its key result does not have.
    CheckInMilestone = 402, "check-in.milestone", Error,
        "the key result has no milestone `{title}`", "该关键结果没有里程碑 `{title}`",
        "{nearest}name milestones by their exact titles", "{nearest}请使用里程碑的原标题";

    /// A check-in about a day that has not come, or recorded on one.
    CheckInFuture = 403, "check-in.future", Error,
        "a check-in of {on}, after {today}", "签到日期为 {on}，晚于 {today}",
        "check in about days that have come", "请只为已到来的日期签到";
    /// A change of an objective that is closed or kept for the record, or of what belongs to it.
    StageClosed = 450, "stage.closed", Error,
        "objective `{id}` is in stage `{stage}` and takes no changes", "目标 `{id}` 处于 `{stage}` 阶段，不接受修改",
        "open it again first: set its stage to `active` or `scoring`", "请先重新打开：把阶段改为 `active` 或 `scoring`";
    /// An edit that names nothing to change.
    EditEmpty = 451, "edit.empty", Error,
        "an edit without a measure or a weight", "这项修改既没有度量方式也没有权重",
        "give `measure`, `weight`, or both", "请给出 `measure`、`weight` 或两者";
    /// A measure for an objective.
    EditMeasureOfObjective = 452, "edit.measure-of-objective", Error,
        "an objective has no measure of its own", "目标本身没有度量方式",
        "name the key result that is measured", "请指明要度量的关键结果";
    /// Something is aligned to what is to be removed, and the removal was to be refused then.
    RemovalSupported = 453, "removal.supported", Error,
        "still aligned to `{id}`: {names}", "仍有对齐指向 `{id}`，来自 {names}",
        "choose the policy `detach` or `reattach`, or take these alignments away first", "请选择 `detach` 或 `reattach` 策略，或先取消这些对齐";

    /// An assessment that says nothing.
    AssessmentEmpty = 454, "assessment.empty", Error,
        "an assessment without a score and without a factor", "这项评定既没有得分也没有任何因子",
        "give `score`, or one of `completion`, `difficulty` and `effort`", "请给出 `score`，或 `completion`、`difficulty`、`effort` 之一";
    /// An amendment of a field that its target does not have.
    AmendmentField = 455, "amendment.field", Error,
        "`{field}` is no field of {what} that amendments keep", "修订不保留{what}的 `{field}` 字段",
        "one of: {known}", "可选：{known}";
    /// An amendment whose value could not be one of its field.
    AmendmentValue = 456, "amendment.value", Error,
        "not a value that `{field}` could have", "这不是 `{field}` 可以取的值",
        "write it as it stood in the document", "请按文档中原来的写法填写";
    /// Amendments that cannot be undone.
    AmendmentUndo = 457, "amendment.undo", Error,
        "what was so on {on} cannot be told: {why}", "无法还原 {on} 当时的情况：{why}",
        "correct the `before` of the amendments after that day", "请更正该日之后各项修订的 `before`";
    /// A board of a day before an amendment, asked of the document as it is now.
    AmendmentLater = 458, "amendment.later", Error,
        "the document was amended on {on}, after {as_of}", "文档在 {on} 有修订，晚于 {as_of}",
        "name the day of that amendment or a later one; earlier numbers come from the document as it was known then", "请改用修订当日或之后的日期；更早的数字要由文档当时的样子得出";

    /// An alignment from a thing to itself.
    AlignmentSelf = 500, "alignment.self", Error,
        "`{id}` is aligned to itself", "`{id}` 与自己对齐",
        "remove the alignment", "请删除这条对齐";
    /// A key result aligned to its own objective.
    AlignmentOwnObjective = 501, "alignment.own-objective", Error,
        "key result `{id}` is aligned to its own objective", "关键结果 `{id}` 与自己的目标对齐",
        "remove the alignment: a key result belongs to its objective already", "请删除这条对齐：关键结果本就属于该目标";
    /// The same alignment stands twice.
    AlignmentDuplicate = 502, "alignment.duplicate", Error,
        "the same alignment from `{from}` to `{to}` already stands at {first}", "从 `{from}` 到 `{to}` 的相同对齐已在 `{first}`",
        "remove one of them", "请删除其中一条";
    /// Alignments that lead back to where they began.
    AlignmentCycle = 503, "alignment.cycle", Error,
        "alignments run in a circle: {members}", "对齐形成环：{members}",
        "leave out, decline or turn round one of these alignments", "请去掉、拒绝或调转其中一条对齐";
    /// No alignment has these ends and this kind.
    AlignmentUnknown = 504, "alignment.unknown", Error,
        "no alignment of this kind from `{from}` to `{to}`", "没有从 `{from}` 到 `{to}` 的此类对齐",
        "{standing}name its ends and kind as they stand in the document", "{standing}请按文档中的写法给出两端和类型";

    /// An alignment that leads to no higher level, under a profile that wants it to.
    AlignmentNotUpward = 505, "alignment.not-upward", Error,
        "`{from}` of level `{lower}` is aligned to `{to}` of level `{upper}`, which is no higher", "`{from}`（层级 `{lower}`）对齐到 `{to}`（层级 `{upper}`），后者并不更高",
        "align it to something of a higher level; for help among equals use `dependsOn`", "请对齐到更高层级；同级协作请用 `dependsOn`";
    /// An alignment between objectives of one owner, under a profile that wants none.
    AlignmentOwnObjectives = 506, "alignment.own-objectives", Error,
        "`{from}` and `{to}` belong to the same owner", "`{from}` 与 `{to}` 属于同一负责人",
        "remove the alignment, or make the lower one a key result of the other", "请删除这条对齐，或把下级写成上级的关键结果";
    /// A second alignment from the same end, under a profile that wants one.
    AlignmentSecondParent = 507, "alignment.second-parent", Error,
        "`{from}` is aligned already at {first}", "`{from}` 已在 {first} 对齐",
        "keep the alignment that matters more", "请保留更重要的那一条";
    /// An alignment between cycles that do not fit, under a profile that wants them to.
    AlignmentCycles = 508, "alignment.cycles", Error,
        "the cycles of both ends, `{lower}` and `{upper}`, should {rule}", "两端的周期 `{lower}` 与 `{upper}` 不相符，方案要求：{rule}",
        "align objectives of fitting cycles, or correct their dates", "请对齐周期相符的目标，或更正周期日期";

    /// A profile that the engine does not have.
    ProfileUnknown = 550, "profile.unknown", Error,
        "there is no profile `{name}`", "没有名为 `{name}` 的方案",
        "{nearest}profiles: {known}", "{nearest}可用方案：{known}";
    /// A profile whose limits contradict each other.
    ProfileContradiction = 551, "profile.contradiction", Error,
        "`{first}` ({first_value}) contradicts `{second}` ({second_value})", "`{first}`（{first_value}）与 `{second}`（{second_value}）矛盾",
        "correct one of the two", "请更正其中之一";
    /// A rule name that the linter does not have.
    RuleUnknown = 552, "rule.unknown", Error,
        "there is no rule `{name}`", "没有名为 `{name}` 的规则",
        "{nearest}`okr rules` lists them", "{nearest}可用 `okr rules` 查看全部规则";
    /// A silence without a reason.
    SilenceReason = 553, "silence.reason", Error,
        "the silence of `{name}` gives no reason", "对 `{name}` 的静默没有说明理由",
        "say why this finding does not apply here", "请说明为何此处不适用该规则";

    /// A simulated change that is none, or several at once.
    SimulateOneChange = 554, "simulate.one-change", Error,
        "not exactly one change", "应当恰好写一项变更",
        "give one of `checkIn`, `edits`, `alignment`, `unalign` and `remove`", "请只写 `checkIn`、`edits`、`alignment`、`unalign`、`remove` 其中之一";
    /// A calendar without a day of work.
    ProfileNoWorkday = 555, "profile.no-workday", Error,
        "all seven days are weekend: no day is worked", "一周七天都是周末，没有工作日",
        "leave at least one day out of `weekend`", "请至少从 `weekend` 中去掉一天";
    /// An explanation of more values than may be.
    ExplainTooMany = 556, "explain.too-many", Error,
        "the explanation would take more than {most} values", "解释所涉及的数值将超过 {most} 个",
        "ask less deep with `depth`, or of something further down", "请用 `depth` 减少层数，或改问更下级的内容";

    /// A request names an operation that does not exist.
    RequestOperation = 600, "request.operation", Error,
        "there is no operation `{name}`", "没有名为 `{name}` 的操作",
        "{nearest}operations: {known}", "{nearest}可用操作：{known}";
    /// A schema name that is not published.
    RequestSchema = 601, "request.schema", Error,
        "there is no schema `{name}`", "没有名为 `{name}` 的 JSON Schema",
        "{nearest}schemas: {known}; or an operation, for both of its own: {operations}", "{nearest}可用名称：{known}；也可写操作名，得到其请求与应答：{operations}";
    /// A view that would be very much larger than its document.
    ViewTooLarge = 602, "view.too-large", Error,
        "the view would tell {count} planned days of hidden key results one by one, over the limit of {limit}", "该视图须逐日写出不可见关键结果的计划，共 {count} 天，超过上限 {limit} 天",
        "give the hidden key results shorter times, or fewer of them a `plan`; or raise the limit `plannedDays`", "请缩短不可见关键结果的时间范围，或减少其中的 `plan`；也可提高上限 `plannedDays`";

    /// Something is to be shared and nothing is there to take it.
    ApportionNoParts = 610, "apportion.no-parts", Error,
        "no part above 0 is there to take {rest}", "没有大于 0 的份额可以分得 {rest}",
        "give at least one part above 0 that is not locked", "请至少给出一个未锁定且大于 0 的份额";
    /// Locked parts that exceed what is to be shared.
    ApportionOverTotal = 611, "apportion.over-total", Error,
        "the locked parts come to {locked}, above the total {total}", "锁定的份额合计 {locked}，超过总数 {total}",
        "unlock some of them, or raise the total", "请解锁其中一些，或提高总数";
    /// A total or locked part with more decimals than shares may have.
    ApportionDecimals = 612, "apportion.decimals", Error,
        "{number} has more decimals than {decimals}", "{number} 的小数超过 {decimals} 位",
        "round it, or allow more decimals, at most 9", "请先舍入，或允许更多小数位，最多 9 位";

    /// A file that is not there.
    FileMissing = 700, "file.missing", Error,
        "no such file: {path}", "文件不存在：`{path}`",
        "check the path; `-` reads standard input", "请检查路径；`-` 表示读取标准输入";
    /// A file that may not be read.
    FileUnreadable = 701, "file.unreadable", Error,
        "cannot read {path}: {reason}", "无法读取 `{path}`：{reason}",
        "check the permissions of the file and its folder", "请检查文件及所在目录的权限";
    /// A folder where a file is wanted.
    FileIsFolder = 702, "file.is-folder", Error,
        "{path} is a folder", "`{path}` 是文件夹",
        "name the JSON file inside it", "请指明其中的 JSON 文件";

    /// A folder without documents.
    FileNoDocuments = 703, "file.no-documents", Error,
        "the folder {path} holds no *.json file", "文件夹 `{path}` 里没有 `*.json` 文件",
        "name another folder, or the files themselves", "请指明其他文件夹，或直接指明文件";

    /// A call on a workspace that is closed. Said by faces whose workspaces can be closed.
    WorkspaceDisposed = 800, "workspace.disposed", Error,
        "`{operation}` on a workspace that is closed", "工作区已关闭，不能执行 `{operation}`",
        "open the document again; close a workspace after its last use", "请重新打开文档；用完之后再关闭工作区";
    /// A call before the engine was given its module. Said by faces that load it apart.
    EngineNotInitialized = 801, "engine.not-initialized", Error,
        "the engine has no module yet", "引擎还没有加载模块",
        "call init() of okr-wasm/slim with the module before anything else", "请先以模块调用 okr-wasm/slim 的 `init()`，再做其他事";

    /// A value that cannot be written as JSON. Said by faces that take objects of their language.
    ValueNotJson = 802, "value.not-json", Error,
        "{found} cannot be written as JSON", "不能写成 JSON：{found}",
        "give objects, lists, strings, numbers, true, false or null", "请使用对象、列表、字符串、数字、`true`、`false` 或 `null`";

    /// The engine met a defect of its own; the handle it happened on is closed to use.
    InternalPanic = 900, "internal.panic", Error,
        "the engine met a defect of its own in `{operation}`", "引擎在执行 `{operation}` 时遇到自身缺陷",
        "open the document again; please report the document and request that led here", "请重新打开文档，并反馈导致此问题的文档与请求";

    /// More objectives for one owner in one cycle than the profile allows.
    SetTooManyObjectives = 1001, "set.too-many-objectives", Warning,
        "{owner} has {count} objectives in cycle `{cycle}`, over {limit}", "“{owner}”在周期 `{cycle}` 中有 {count} 个目标，超过 {limit} 个",
        "ask of each: what if we do not do it this cycle? move the rest to the backlog", "逐个自问：这个周期不做会怎样？其余移入待办池";
    /// An objective with nothing that would prove it.
    SetNoKeyResults = 1002, "set.no-key-results", Warning,
        "no key result says how this objective is known to be reached", "没有关键结果，无从判断目标是否达成",
        "add one to {limit} key results that a colleague could check", "请补充 1 到 {limit} 个他人也能核对的关键结果";
    /// Weights that are all zero, so that each counts the same.
    SetWeights = 1003, "set.weights", Warning,
        "all weights are zero, so each counts the same", "权重全部为 0，因此各项同等计算",
        "give at least one of them a weight above zero", "请至少给其中一项大于 0 的权重";
    /// Stated weights that leave too little for the members without one.
    SetNothingLeft = 1004, "set.nothing-left", Warning,
        "the stated weights leave {rest} for {missing} without a weight, so that some count nothing", "已写明的权重只剩 {rest}，不够分给 {missing} 个未写权重的成员，其中有的不计入",
        "lower the stated weights, or state a weight for each", "请调低已写明的权重，或为每一项都写明权重";
    /// More key results for one objective than the profile allows.
    SetTooManyKeyResults = 1005, "set.too-many-key-results", Warning,
        "{count} key results, over {limit}", "有 {count} 个关键结果，超过 {limit} 个",
        "keep those without which the objective would not be reached", "请只保留缺了就无法达成目标的那几个";
    /// Fewer key results for one objective than the profile asks for.
    SetTooFewKeyResults = 1006, "set.too-few-key-results", Info,
        "{count} of at least {limit} key results", "只有 {count} 个关键结果，方案要求至少 {limit} 个",
        "ask whether the objective would be reached with these alone", "请自问：只做到这些，目标就算达成了吗？";
    /// Fewer objectives for one owner in one cycle than the profile asks for.
    SetTooFewObjectives = 1007, "set.too-few-objectives", Info,
        "{owner} has {count} of at least {limit} objectives in cycle `{cycle}`", "“{owner}”在周期 `{cycle}` 中有 {count} 个目标，方案要求至少 {limit} 个",
        "ask what else has to change this cycle; if nothing, leave it so", "请想想这个周期还有什么必须改变；若没有，就不必凑数";
    /// Two objectives of an owner, or two key results of an objective, that say the same.
    SetDuplicate = 1008, "set.duplicate", Warning,
        "says the same as `{other}`", "与 `{other}` 内容相同",
        "keep one of them, or say what the other adds", "请保留一个，或写明另一个有何不同";
    /// An objective of a unit that nobody leads.
    SetNoOwner = 1009, "set.no-owner", Info,
        "unit `{unit}` owns it and has no leader, so nobody answers for it", "负责部门“{unit}”没有负责人，无人对它负责",
        "name the leader of the unit, or a person as owner", "请为部门指定负责人，或改由某个人负责";
    /// An owner whose objectives of a cycle are all promises.
    SetAllCommitted = 1010, "set.all-committed", Info,
        "all {count} objectives of {owner} in cycle `{cycle}` are committed", "“{owner}”在周期 `{cycle}` 的 {count} 个目标全部是承诺型",
        "let one of them aim higher than what is sure", "请至少让其中一个目标超出有把握的范围";
    /// A sum that falls short even if everything below it is reached.
    SetInsufficient = 1011, "set.insufficient", Warning,
        "with all that contributes at its target it comes to {sum} of {target}", "即使各贡献项全部达到目标值，合计也只有 {sum}，低于 {target}",
        "find who brings the missing {gap}, or lower the target while it is still honest", "请找到能补上 {gap} 的贡献者，或趁早调整目标值";
    /// An objective that leads to no company objective.
    AlignOrphan = 1100, "align.orphan", Warning,
        "aligned to nothing above, so it reaches no objective of level `{level}`", "没有向上对齐，连不到 `{level}` 层级的目标",
        "align it to what it supports, or mark its `origin` as `bottomUp` if it was the team's own idea", "请与其支持的上级目标对齐；若是团队自发提出，可将 `origin` 标为 `bottomUp`";
    /// A contributing alignment that feeds no number.
    AlignNoEffect = 1101, "align.no-effect", Warning,
        "`contributes` has no effect on numbers here: {target} does not roll up alignments", "这里的 `contributes` 不影响数值：{target} 不汇总对齐项",
        "make the key result a `rollup`, set the objective's `source` to `both` or `aligned`, or use `supports`", "请把关键结果设为 `rollup`，或把目标的 `source` 设为 `both` 或 `aligned`，或改用 `supports`";
    /// Dependencies that wait for each other.
    AlignDependencyLoop = 1102, "align.dependency-loop", Warning,
        "dependencies wait for each other: {members}", "依赖互相等待：{members}",
        "decide which of them goes first", "请确定谁先行";
    /// What is proposed would, once accepted, lead back to where it began.
    AlignWouldCycle = 1103, "align.would-cycle", Warning,
        "accepting what is proposed here would close a circle: {members}", "若接受此处的提议，对齐将成环：{members}",
        "turn one of these alignments round, decline it, or let it end elsewhere", "请把其中一条对齐反过来、拒绝它，或改为对齐到别处";
    /// An alignment that leads to no higher level, where the profile wants it to.
    AlignLevel = 1104, "align.level", Warning,
        "`{from}` of level `{lower}` is aligned to `{to}` of level `{upper}`, which is no higher", "`{from}`（层级 `{lower}`）对齐到 `{to}`（层级 `{upper}`），后者并不更高",
        "align it to something of a higher level; for help among equals use `dependsOn`", "请对齐到更高层级；同级协作请用 `dependsOn`";
    /// An alignment between objectives of one owner, where the profile wants none.
    AlignOwnObjectives = 1105, "align.own-objectives", Warning,
        "`{from}` and `{to}` belong to the same owner", "`{from}` 与 `{to}` 属于同一负责人",
        "remove the alignment, or make the lower one a key result of the other", "请删除这条对齐，或把下级写成上级的关键结果";
    /// A second alignment from the same end, where the profile wants one.
    AlignSecondParent = 1106, "align.second-parent", Warning,
        "`{from}` is aligned already at {first}", "`{from}` 已在 {first} 对齐",
        "keep the alignment that matters more", "请保留更重要的那一条";
    /// An alignment between cycles that do not fit, where the profile wants them to.
    AlignCycleWindow = 1107, "align.cycle-window", Warning,
        "the cycles of both ends, `{lower}` and `{upper}`, should {rule}", "两端的周期 `{lower}` 与 `{upper}` 不相符，方案要求：{rule}",
        "align objectives of fitting cycles, or correct their dates", "请对齐周期相符的目标，或更正周期日期";
    /// A person or unit that was asked for help and has not answered.
    AlignMentionUnanswered = 1108, "align.mention-unanswered", Warning,
        "`{name}` was asked for help and has not answered", "请求“{name}”协作，对方尚未回应",
        "talk to them, and write down whether they agree", "请当面沟通，并记下对方是否同意";
    /// Another unit that is named in words and not mentioned.
    AlignMentionMissing = 1109, "align.mention-missing", Info,
        "names `{name}` and mentions nobody of it", "文字提到了“{name}”，却没有提及该部门的任何人",
        "mention the unit or somebody of it, so that they are asked and can answer", "请提及该部门或其中的人，让对方知道并回应";
    /// A key result that counts on others, with nobody aligned to it.
    AlignUnsupportedKeyResult = 1110, "align.unsupported-key-result", Info,
        "it counts on {name}, and nothing is aligned to it", "它需要“{name}”协作，却没有任何目标与它对齐",
        "ask them to align an objective with it, or say who carries it instead", "请对方把目标对齐过来，或写明改由谁来承担";
    /// An agreement whose other end has changed since.
    AlignStale = 1111, "align.stale", Warning,
        "`{to}` has changed since this was agreed", "达成对齐之后，`{to}` 已有改动",
        "talk it over again and agree anew, or take the alignment away", "请重新沟通并再次确认，或取消这条对齐";
    /// A unit whose objectives lead to no other unit.
    AlignSilo = 1112, "align.silo", Info,
        "no objective of unit `{unit}` is aligned to another unit ({count} in all)", "部门“{unit}”的 {count} 个目标都没有对齐到其他部门",
        "ask whom its work serves, and align at least one objective with theirs", "请想想它的工作服务于谁，至少把一个目标与对方对齐";
    /// One metric that two owners pull in opposite directions.
    AlignConflict = 1113, "align.conflict", Warning,
        "pulls the same metric {way} that `{other}` of {owner} pulls {back}", "同一指标，这里要{way}，“{owner}”的 `{other}` 却要{back}",
        "agree on one direction, or on a band that both can live with", "请商定同一个方向，或双方都能接受的区间";
    /// A title that repeats the superior's.
    AlignCopied = 1114, "align.copied", Warning,
        "repeats `{upper}` instead of saying what is done here for it", "照抄了 `{upper}`，没有写自己要怎么做",
        "think what your own part is: which change here would carry the one above?", "想想自己的那一份：这里有什么改变，能支撑上级目标？";
    /// A title that repeats the superior's with another amount.
    AlignSplit = 1115, "align.split", Info,
        "is `{upper}` with another amount: a share handed down", "与 `{upper}` 只是数字不同，是把指标往下分",
        "if the share is meant, leave it; else say how your part carries the one above", "若确实是分解指标，可以保留；否则请写明自己如何支撑上级";
    /// Objectives of different units that say the same and know nothing of each other.
    AlignDuplicateWork = 1116, "align.duplicate-work", Info,
        "says the same as `{other}` of {owner}, and no alignment joins them", "与“{owner}”的 `{other}` 内容相同，却没有对齐",
        "talk to each other: let one of them lead and the other align", "请双方沟通：由一方牵头，另一方对齐";
    /// An alignment that passes over a level.
    AlignSkipsLevel = 1117, "align.skips-level", Info,
        "`{from}` of level `{lower}` is aligned straight to `{to}` of level `{upper}`", "`{from}`（层级 `{lower}`）越级对齐到 `{to}`（层级 `{upper}`）",
        "it may be right; let those in between know, so that they do not plan past it", "可以这样做，但请让中间层级知情，免得各做各的";
    /// A child cycle that reaches outside its parent's dates.
    CycleOutsideParent = 1150, "cycle.outside-parent", Warning,
        "cycle `{cycle}` ({start} to {end}) reaches outside its parent `{parent}`", "周期 `{cycle}`（{start} 至 {end}）超出父周期 `{parent}`",
        "correct the dates or the parent", "请更正日期或父周期";
    /// An objective that is only a noun, a metric's or a product's name.
    ObjectivePhraseOnly = 1200, "objective.phrase-only", Warning,
        "`{text}` names a thing but says nothing of where to go", "“{text}”只是一个名称，没有说明方向",
        "say what should change and for whom, for instance with a verb in front", "请写明要带来什么改变、为谁改变，例如在前面加上动词";
    /// An objective that betters something without saying what better is.
    ObjectiveVagueDirection = 1201, "objective.vague-direction", Warning,
        "`{text}` could mean anything", "“{text}”可以指任何事",
        "say what gets better, for whom, and how one would notice", "请写明改善什么、为谁改善、怎样才看得出来";
    /// An objective that is a metric from one value to another.
    ObjectiveIsMetric = 1202, "objective.is-metric", Warning,
        "`{text}` is a number to move, not a direction", "“{text}”只是一个要变动的数字，不是方向",
        "say why the number matters, and make it a key result", "请写明这个数字为什么重要，并把它作为关键结果";
    /// An objective that is a document, a plan or a meeting.
    ObjectiveIsTask = 1203, "objective.is-task", Warning,
        "`{text}` is a task: it is over when it is done", "“{text}”是一项任务，做完就结束了",
        "say what it is good for; the task itself can serve a key result", "请写明做它为了什么；任务本身可挂在关键结果之下";
    /// An objective that keeps things as they are.
    ObjectiveRoutine = 1204, "objective.routine", Warning,
        "`{text}` is business as usual", "“{text}”是日常工作",
        "leave it out, or say what is to be different this cycle", "可以不写，或写明这个周期要有什么不同";
    /// An objective of an earlier cycle again, with nothing new.
    ObjectiveCarriedOver = 1205, "objective.carried-over", Warning,
        "the same as `{other}` of cycle `{cycle}`, with nothing new in its key results", "与周期 `{cycle}` 的 `{other}` 相同，关键结果也没有新内容",
        "say what this cycle adds: another value to reach, a next stage", "请写明这个周期新增什么：新的目标值，或下一个阶段";
    /// An objective with two aims.
    ObjectiveCompound = 1206, "objective.compound", Info,
        "`{text}` is a second aim", "“{text}”是另一个目标",
        "if one serves the other, say so; if not, make two objectives of it", "若一个服务于另一个，请写明；否则请拆成两个目标";
    /// An objective that nobody can keep in mind.
    ObjectiveTooLong = 1207, "objective.too-long", Info,
        "{count} {unit} long: nobody keeps that in mind", "共 {count} {unit}，太长，谁也记不住",
        "say the direction in one breath; reasons belong into `rationale`, numbers into key results", "请用一句话说清方向；理由写进 `rationale`，数字写进关键结果";
    /// An objective of slogans alone.
    ObjectiveEmptyWords = 1208, "objective.empty-words", Warning,
        "`{text}` cheers and says nothing of what changes", "“{text}”是口号，没有写要改变什么",
        "say what will be different in the end, and for whom", "请写明最后会有什么不同、对谁不同";
    /// A metric without the value it should reach.
    KeyResultNoTarget = 1300, "key-result.no-target", Warning,
        "`{text}` gives no value to reach", "“{text}”没有要达到的数值",
        "say from where to where, for instance from [baseline] to [target]", "请写明从多少到多少，例如从 [基线] 到 [目标]";
    /// A number or date that was never filled in.
    KeyResultPlaceholder = 1301, "key-result.placeholder", Warning,
        "`{text}` was never filled in", "“{text}”尚未填写",
        "put the real number or date in its place", "请填入真实的数字或日期";
    /// A structured metric that does not say where it starts.
    KeyResultNoBaseline = 1302, "key-result.no-baseline", Info,
        "no baseline: {what}", "没有基线值：{what}",
        "say where it starts: {mend}", "请写明起点：{mend}";
    /// A health metric that guards the key result is breached.
    KeyResultGuardBroken = 1303, "key-result.guard-broken", Warning,
        "health metric `{metric}` that guards it is breached: {value}", "守护它的健康指标 `{metric}` 已突破界限：{value}",
        "the score stays; say what will bring the health metric back", "得分不变；请说明如何让健康指标恢复";
    /// An activity or a deliverable where a result is asked for.
    KeyResultIsTodo = 1304, "key-result.is-todo", Warning,
        "`{text}` is something to do, not what comes of it", "“{text}”写的是要做的事，而不是做成之后的结果",
        "say what is different afterwards and how much: from [baseline] to [target]", "请写明做成之后有什么不同、变化多少：从 [基线] 到 [目标]";
    /// Nothing that a colleague could check.
    KeyResultNotMeasurable = 1305, "key-result.not-measurable", Warning,
        "nobody could check whether `{text}` was reached", "“{text}”是否达成，他人无从核对",
        "name the number that would show it: [metric] from [baseline] to [target]", "请写出能证明它的数字：[指标] 从 [基线] 到 [目标]";
    /// A verb of betterment without a measure.
    KeyResultVagueVerb = 1306, "key-result.vague-verb", Warning,
        "`{text}` does not say how much better", "“{text}”没有说明要好到什么程度",
        "say what gets better and how far: [metric] from [baseline] to [target]", "请写明改善哪个指标、到什么程度：[指标] 从 [基线] 到 [目标]";
    /// A key result with two results.
    KeyResultCompound = 1307, "key-result.compound", Info,
        "`{text}` is a second result", "“{text}”是另一个结果",
        "make two key results of it, so that each shows how far it is", "请拆成两条关键结果，各自看得出进展";
    /// A key result without any day by which it is due.
    KeyResultNoDeadline = 1308, "key-result.no-deadline", Info,
        "no day says by when", "没有写明截止日期",
        "give it a `deadline`, or set the objective for a cycle with dates", "请补上 `deadline`，或把目标放进有日期的周期";
    /// A key result that is done or not done.
    KeyResultBinary = 1309, "key-result.binary", Info,
        "`{text}` is done or not done; nothing shows the way there", "“{text}”只有完成与未完成，看不出过程",
        "add the effect that it should have, or milestones", "可补充它应带来的效果，或拆成里程碑";
    /// Words of a key result that its fields contradict.
    KeyResultTextDisagrees = 1310, "key-result.text-disagrees", Warning,
        "the title says {said} (`{text}`), the fields say {held}", "标题写的是 {said}（“{text}”），字段写的是 {held}",
        "correct the one that is wrong: scores follow the fields", "请更正有误的一方：得分以字段为准";
    /// A key result that has no word in common with its objective, while the others do.
    KeyResultWeakLink = 1311, "key-result.weak-link", Info,
        "has no word in common with its objective, unlike the others", "与目标没有共同的词语，其他关键结果则有",
        "say in `rationale` how it carries the objective, or move it to where it belongs", "请在 `rationale` 写明它如何支撑目标，或移到合适的目标下";
    /// An objective whose key results all tell late.
    KeyResultAllLagging = 1312, "key-result.all-lagging", Info,
        "all {count} key results are lagging: by the time they move it is too late to steer", "{count} 个关键结果全是滞后指标，等它们变化时已来不及调整",
        "add one that moves early, such as what customers do before they buy", "请加一个能提前看出苗头的，例如客户下单之前的行为";
    /// A check-in that says what no number takes.
    CheckInNoEffect = 1400, "check-in.no-effect", Info,
        "{what} counts nowhere: {why}", "{what}不起作用：{why}",
        "{mend}", "{mend}";
    /// An objective that is still a draft although its cycle has begun.
    ProcessLateDraft = 1401, "process.late-draft", Info,
        "still in stage `{stage}` on day {days} of its cycle", "周期已到第 {days} 天，目标仍处于 `{stage}` 阶段",
        "agree on it or let it go; who works below it is waiting", "请尽快定稿或放弃，下级正等着与它对齐";
    /// A key result of which nothing has been heard for too long.
    ProcessStaleCheckIn = 1402, "process.stale-check-in", Warning,
        "nothing heard of it for {days} days; check-ins are due every {cadence}", "已 {days} 天没有更新，应每 {cadence} 天签到一次",
        "check in, even if nothing has moved: say what is in the way", "请签到；即使没有进展，也请说明卡在哪里";
    /// A check-in that lists what was done and not how far it is.
    ProcessActivityNote = 1403, "process.activity-note", Info,
        "the check-in tells what was done, not how far it is", "签到写的是做了什么，没有写进展到哪里",
        "say what has changed by it: a value, or a milestone that was reached", "请写明由此带来的变化：一个数值，或达到的里程碑";
    /// A risk that was told without asking for anything.
    ProcessRiskWithoutAsk = 1404, "process.risk-without-ask", Info,
        "a risk is told and nobody is asked for support", "说了风险，却没有提出需要的支持",
        "say whom you need for what, or that you can carry it alone", "请写明需要谁提供什么支持，或说明可以自行解决";
    /// A next step without somebody who does it or a day.
    ProcessTodoWithoutOwner = 1405, "process.todo-without-owner", Warning,
        "the next step has no {lacking}", "下一步没有写明{lacking}",
        "name one person and one day for it", "请写明由谁负责、何时完成";
    /// A target that was made easier after the middle of its time.
    ProcessGoalpost = 1406, "process.goalpost", Info,
        "made easier on {on}, after the middle of its time: {what}", "{on} 放宽了要求，此时周期已过半：{what}",
        "say so when it is scored, and talk it over with those who are aligned with it", "评分时请说明，并告知与它对齐的人";
    /// A closed objective that nobody has scored.
    ProcessUnscored = 1407, "process.unscored", Warning,
        "closed without a score", "目标已关闭，却没有评分",
        "let the owner score it: it is a promise to oneself", "请负责人评分：这是对自己的承诺";
    /// A closed objective of which nobody wrote down what was learned.
    ProcessNoRetrospective = 1408, "process.no-retrospective", Info,
        "closed, and nobody wrote down what was learned", "目标已关闭，却没有写下复盘心得",
        "say what went well and why, what did not and its root cause, and what can be used again", "请写下：哪些做得好、为什么，哪些没做好、根因是什么，哪些方法可以复用";
    /// A low score of which nobody says why.
    ProcessLowScoreUnexplained = 1409, "process.low-score-unexplained", Info,
        "scored {score}, and nobody says why", "得分 {score}，却没有说明原因",
        "ask whether the key results were wrong, the way, the working together or the means; blame helps nobody", "请分析：是关键结果定错了，还是方法、协作或资源的问题；不必追究谁的责任";
    /// A stated score that is far from what the owner's own factors suggest.
    ProcessScoreGap = 1410, "process.score-gap", Info,
        "the stated score {stated} is {gap} away from the {suggested} that completion, difficulty and effort suggest", "评定得分 {stated} 与三因子建议的 {suggested} 相差 {gap}",
        "talk about what the score says and the factors do not", "请聊聊得分体现了、而三个因子没有体现的内容";
    /// A score that somebody else than the owner states.
    ProcessAssessedByOther = 1411, "process.assessed-by-other", Info,
        "{name} states the score of what {owner} owns", "负责人是“{owner}”，得分却由“{name}”给出",
        "let the owner score it; what others think belongs beside it", "请由负责人自评，他人的看法可另作记录";
    /// An amendment that leads to what did not stand next.
    ProcessAmendmentGap = 1412, "process.amendment-gap", Warning,
        "the amendment says what `{field}` became, and something else stood next", "修订称 `{field}` 改成了某个值，但随后的记录并非如此",
        "correct `after`, or add the amendment that is missing", "请更正 `after`，或补上缺少的修订";
    /// An owner who reaches everything in full, cycle after cycle.
    ProcessAlwaysFull = 1413, "process.always-full", Info,
        "{owner} has reached all {count} aims of {cycles} cycles in full", "“{owner}”在 {cycles} 个周期里的 {count} 个目标全部满分",
        "full marks each time say that the aims were low, or that a low score is feared: aim where 0.7 is good", "每次都满分，说明目标定低了，或者大家不敢低分：请把目标定到 0.7 就算好的高度";
    /// An owner whose aims have never fallen short.
    ProcessNeverLow = 1414, "process.never-low", Info,
        "none of the {count} aims of {owner} in {cycles} cycles fell short", "“{owner}”{cycles} 个周期的 {count} 个目标从未低分",
        "aim at something that may fail: say beforehand what would be learned by it", "请定一个可能失败的目标，并事先想好能从中学到什么";
    /// Aims that were never in doubt.
    ProcessSandbagging = 1415, "process.sandbagging", Info,
        "{what}", "{what}",
        "aim higher: where the half of the way is sure, the other half is worth trying", "请把目标定高：一开始就十拿九稳的，不值得作为挑战";
    /// A title that ties pay to what is reached.
    ProcessPayLinked = 1416, "process.pay-linked", Info,
        "`{text}` ties pay to reaching it", "“{text}”把达成与薪酬挂钩",
        "leave pay out of it: who is paid by an aim sets it low", "请不要与薪酬挂钩：拿目标发钱，目标就会越定越低";
    /// An objective that not everybody may see.
    ProcessPrivate = 1417, "process.private", Info,
        "only {who} see it", "只有{who}能看到",
        "make it public, unless it holds what must be kept", "若无必须保密的内容，请公开";
    /// Characters that turn the direction of what is read.
    SafetyBidi = 1801, "safety.bidi", Warning,
        "a hidden character turns the direction of reading round", "含有会改变阅读方向的隐藏字符",
        "delete it and type the words anew", "请删除该字符并重新输入";
    /// Characters that nobody sees.
    SafetyInvisible = 1802, "safety.invisible", Warning,
        "there is a character that nobody sees", "含有看不见的字符",
        "delete it and type the words anew", "请删除该字符并重新输入";
    /// A word whose letters come from alphabets that look alike.
    SafetyConfusable = 1803, "safety.confusable", Warning,
        "`{text}` mixes letters of alphabets that look alike", "“{text}”混用了外形相近的不同字母",
        "type the word anew in one alphabet", "请用同一种字母重新输入";
    /// A silence that silences nothing.
    SilenceUnused = 1900, "silence.unused", Info,
        "the silence of `{name}` silences nothing any more", "对 `{name}` 的静默已无对象",
        "remove it", "请删除";
}
