//! Drawings, read again by an XML parser of others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail by panicking")]

use okr_core::Workspace;
use okr_core::api::MapRequest;
use proptest::prelude::*;
use roxmltree::{Document, Node};

fn drawn(workspace: &Workspace, request: &str) -> String {
    workspace.map_text(&serde_json::from_str::<MapRequest>(request).unwrap())
}

fn number(node: Node<'_, '_>, name: &str) -> i64 {
    node.attribute(name).map_or(0, |text| text.parse().unwrap())
}

/// How far the groups around a node move it.
fn moved(node: Node<'_, '_>) -> (i64, i64) {
    let moves = node.ancestors().filter_map(|node| node.attribute("transform"));
    moves.fold((0, 0), |(x, y), text| {
        let text = text.strip_prefix("translate(").unwrap().strip_suffix(')').unwrap();
        let (right, down) = text.split_once(' ').unwrap();
        (x + right.parse::<i64>().unwrap(), y + down.parse::<i64>().unwrap())
    })
}

fn is_box(node: &Node<'_, '_>) -> bool {
    node.attribute("class") == Some("b")
}

/// Left, top, right and bottom of every box.
fn boxes(drawing: &Document<'_>) -> Vec<[i64; 4]> {
    let rects = drawing.descendants().filter(is_box);
    rects
        .map(|rect| {
            let (x, y) = moved(rect);
            [x, y, x + number(rect, "width"), y + number(rect, "height")]
        })
        .collect()
}

/// What must hold of every drawing, and the titles of its boxes.
fn sound(text: &str) -> Vec<String> {
    let drawing = Document::parse(text).unwrap();
    let root = drawing.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")));
    assert!(root.children().any(|child| child.has_tag_name(("http://www.w3.org/2000/svg", "title"))));
    let (width, height) = (number(root, "width"), number(root, "height"));
    assert_eq!(root.attribute("viewBox"), Some(format!("0 0 {width} {height}").as_str()));

    let known = ["svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "text", "circle"];
    for node in drawing.descendants().filter(Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{node:?}");
        assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")), "{node:?}");
        assert!(node.attributes().all(|attribute| !attribute.name().contains("href")), "{node:?}");
    }
    let boxes = boxes(&drawing);
    for (at, one) in boxes.iter().enumerate() {
        assert!(one[0] >= 0 && one[1] >= 0 && one[2] <= width && one[3] <= height);
        for other in &boxes[at + 1..] {
            let apart = one[2] < other[0] || other[2] < one[0] || one[3] < other[1] || other[3] < one[1];
            assert!(apart, "{one:?} {other:?}");
        }
    }
    for words in drawing.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text"))) {
        let (right, down) = moved(words);
        let (x, y) = (right + number(words, "x"), down + number(words, "y"));
        assert!((0..width).contains(&x) && (11..height).contains(&y), "{words:?}");
        // Wide letters are as wide as the font is high, and none is a smaller font than 11 pixels.
        if words.attribute("class") != Some("e") {
            let wide = words.text().unwrap_or_default().chars().filter(|letter| *letter > '\u{2e80}').count() as i64;
            assert!(x + wide * 11 <= width, "{words:?}");
        }
    }
    lines_pass(&drawing, &boxes);
    let of = |rect: Node<'_, '_>| {
        rect.parent().unwrap().first_element_child().unwrap().text().unwrap_or_default().to_owned()
    };
    drawing.descendants().filter(is_box).map(of).collect()
}

/// Straight parts of lines pass boxes by.
fn lines_pass(drawing: &Document<'_>, boxes: &[[i64; 4]]) {
    for path in drawing.descendants() {
        let Some(way) =
            path.attribute("d").filter(|_| path.attribute("class").is_some_and(|class| class.starts_with("l ")))
        else {
            continue;
        };
        let (mut x, mut y) = (0, 0);
        let (right, down) = moved(path);
        let mut numbers: Vec<i64> = Vec::new();
        let mut command = ' ';
        let mut word = String::new();
        let mut end = |command: char, numbers: &mut Vec<i64>| {
            match (command, numbers.as_slice()) {
                ('M', [to_x, to_y]) => (x, y) = (*to_x, *to_y),
                ('C', [.., to_x, to_y]) => (x, y) = (*to_x, *to_y),
                ('H', [to_x]) => x = *to_x,
                ('V', [to_y]) => {
                    let (top, bottom) = (y.min(*to_y) + down, y.max(*to_y) + down);
                    let across = x + right;
                    let hits = |one: &&[i64; 4]| one[0] < across && across < one[2] && one[1] < bottom && top < one[3];
                    assert_eq!(boxes.iter().find(hits), None, "{way}");
                    y = *to_y;
                }
                (' ', []) => {}
                other => panic!("{other:?}"),
            }
            numbers.clear();
        };
        for letter in way.chars().chain(['Z']) {
            if letter.is_ascii_digit() || letter == '-' {
                word.push(letter);
                continue;
            }
            if !word.is_empty() {
                numbers.push(word.parse().unwrap());
                word.clear();
            }
            if letter.is_ascii_alphabetic() {
                end(command, &mut numbers);
                command = letter;
            }
        }
    }
}

fn company(name: &str) -> Workspace {
    let path = format!("{}/../okr-cli/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Workspace::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_example_companies_are_drawn_soundly() {
    for name in ["harbourlight", "qinghe"] {
        let workspace = company(name);
        for request in [
            r#"{"format": "svg", "asOf": "2026-02-15", "lang": "zh-CN"}"#,
            r#"{"format": "svg", "asOf": "2026-02-15", "lang": "en"}"#,
            r#"{"format": "svg", "asOf": "2026-02-15", "layers": 1}"#,
            r#"{"format": "svg", "layers": 0}"#,
            r#"{"format": "svg"}"#,
        ] {
            let titles = sound(&drawn(&workspace, request));
            let nodes = drawn(&workspace, &request.replace("svg", "json"));
            let nodes: serde_json::Value = serde_json::from_str(&nodes).unwrap();
            let nodes = nodes["nodes"].as_array().unwrap();
            assert_eq!(titles.len(), nodes.len());
            for (title, node) in titles.iter().zip(nodes) {
                assert!(title.starts_with(node["title"].as_str().unwrap()), "{title}");
            }
        }
    }
}

/// A company with these titles, every other objective aligned to the one before.
fn titled(titles: &[String]) -> Workspace {
    let objectives: Vec<serde_json::Value> = titles
        .iter()
        .enumerate()
        .map(|(at, title)| {
            serde_json::json!({"id": format!("o{at}"), "title": title, "owner": {"person": "p"}, "cycle": "c"})
        })
        .collect();
    let end = |at: usize| serde_json::json!({"objective": format!("o{at}")});
    let alignments: Vec<serde_json::Value> = (1..titles.len())
        .step_by(2)
        .map(|at| serde_json::json!({"from": end(at), "to": end(at - 1), "state": "proposed"}))
        .collect();
    let document = serde_json::json!({
        "okr": 1,
        "people": [{"id": "p", "name": titles[0]}],
        "cycles": [{"id": "c", "kind": "custom", "start": "2026-01-01", "end": "2026-04-11"}],
        "objectives": objectives,
        "alignments": alignments,
    });
    Workspace::from_json(&document.to_string()).unwrap()
}

// R10
#[test]
fn hostile_titles_stay_text() {
    let titles: Vec<String> = [
        "</text></svg><script>alert(1)</script>",
        "<![CDATA[ x ]]> <!-- y --> <?z?> <!DOCTYPE svg>",
        "&lt; &#0; &#x1; &unknown; & &&",
        "\" onload=\"alert(1) ' onclick='x",
        "\u{202e}desrever\u{2066}a\u{2069}\u{200b}\u{200f}\u{feff}b",
        "a\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{85}\u{9f}\u{fffe}\u{ffff}z",
        "line\none\r\ntwo\u{2028}three\ttab",
        "~ ~~ {} # url(#okr-a)",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain(["长".repeat(2000), "w".repeat(2000), "e\u{301}\u{302}".repeat(600), "👩\u{200d}🔬".repeat(400)])
    .chain([" .".repeat(1000), "\u{1f1e8}\u{1f1f3}\u{e0067}".repeat(500), "שלום עולם 2026".to_owned()])
    .collect();
    let drawing = drawn(&titled(&titles), r#"{"format": "svg", "asOf": "2026-02-15"}"#);
    let found = sound(&drawing);
    assert!(found[0].starts_with("</text></svg><script>alert(1)</script> · "));
    assert!(found[1].starts_with("<![CDATA[ x ]]> <!-- y --> <?z?> <!DOCTYPE svg> · "));
    assert!(found[2].starts_with("&lt; &#0; &#x1; &unknown; & && · "));
    assert!(found[4].starts_with("desreverab · "));
    assert!(found[5].starts_with("a \u{fffd}\u{fffd}z · "));
    assert!(found[6].starts_with("line one two three tab · "));
    assert!(found[7].starts_with("~ ~~ {} # url(#okr-a) · "));
    assert!(found[8].starts_with(&titles[8]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    // R10
    #[test]
    fn any_titles_stay_text(titles in proptest::collection::vec(any::<String>(), 1..12)) {
        let titles: Vec<String> = titles.into_iter().map(|title| format!("x{title}")).collect();
        prop_assert_eq!(sound(&drawn(&titled(&titles), r#"{"format": "svg"}"#)).len(), titles.len());
    }
}
