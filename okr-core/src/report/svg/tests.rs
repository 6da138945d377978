//! The steps of the drawing on maps of all kinds.

use proptest::prelude::*;

use super::layers::Net;
use super::list::{List, at};
use super::{draw, place, style};
use crate::lang::Lang;
use crate::report::map::{AlignmentMap, Line, MapNode, Stroke};
use crate::scoring::Status;

/// Layers of boxes, and lines between them: what leads on leads upwards, what
/// depends leads anywhere.
fn maps() -> impl Strategy<Value = (List, Vec<Line>)> {
    // Miri takes minutes for a large one.
    let (boxes, most_lines) = if cfg!(miri) { (9, 12) } else { (90, 160) };
    (2_u32..boxes).prop_flat_map(move |count| {
        let line = (0..count, 0..count, 0_usize..4);
        proptest::collection::vec(line, 0..most_lines).prop_map(move |lines| {
            let lines = lines.into_iter().filter(|(from, to, _)| from != to).map(|(from, to, stroke)| {
                let stroke = Stroke::ALL[stroke];
                let (from, to) = if stroke == Stroke::DependsOn { (from, to) } else { (from.max(to), from.min(to)) };
                Line { from, to, stroke }
            });
            let lines: Vec<Line> = lines.collect();
            let mut layers: List = vec![0; count as usize];
            for from in 0..count {
                let above = lines.iter().filter(|line| line.from == from && line.stroke != Stroke::DependsOn);
                layers[from as usize] = above.map(|line| layers[line.to as usize] + 1).max().unwrap_or(0);
            }
            (layers, lines)
        })
    })
}

fn net(layers: &List, lines: &[Line]) -> Net {
    let mut net = Net::new(layers, lines);
    place::place(&mut net);
    net
}

/// The spots of each row.
fn rows(net: &Net) -> Vec<&[i64]> {
    net.rows.windows(2).map(|ends| &net.spots[ends[0] as usize..ends[1] as usize]).collect()
}

/// The spots of each way.
fn ways(net: &Net) -> Vec<&[i64]> {
    let mut rest = net.ways.as_slice();
    let mut ways = Vec::new();
    while let [_, count, after @ ..] = rest {
        ways.push(&after[..*count as usize]);
        rest = &after[*count as usize..];
    }
    ways
}

fn node(layer: i64) -> MapNode<'static> {
    MapNode {
        id: "o",
        title: Some("Open <b>the</b> quiet room & keep it \u{202e}open"),
        owner: Some("Mei]]>"),
        level: None,
        layer: layer as u32,
        progress: Some(0.425),
        status: Some(Status::Behind),
    }
}

proptest! {
    #[test]
    fn every_box_has_one_place((layers, lines) in maps()) {
        let net = net(&layers, &lines);
        let mut seen = vec![0; net.row_of.len()];
        for (row, spots) in rows(&net).into_iter().enumerate() {
            for spot in spots {
                seen[*spot as usize] += 1;
                prop_assert_eq!(at(&net.row_of, *spot) as usize, row);
            }
            let boxes = spots.iter().filter(|spot| net.is_box(**spot)).count() as i64;
            prop_assert!(boxes > 0 && boxes <= style::boxes_in_row(net.boxes));
        }
        for spot in &net.lone {
            seen[*spot as usize] += 1;
            prop_assert!(lines.iter().all(|line| i64::from(line.from) != *spot && i64::from(line.to) != *spot));
        }
        prop_assert!(seen.iter().all(|times| *times == 1));
    }

    #[test]
    fn layers_stay_above_each_other((layers, lines) in maps()) {
        let net = net(&layers, &lines);
        let seen: Vec<i64> = net.spots.iter().filter(|spot| net.is_box(**spot)).map(|spot| at(&layers, *spot)).collect();
        prop_assert!(seen.is_sorted());
    }

    #[test]
    fn lines_go_from_row_to_row((layers, lines) in maps()) {
        let net = net(&layers, &lines);
        let ways = ways(&net);
        prop_assert_eq!(ways.len(), lines.len());
        let row = |spot: i64| at(&net.row_of, spot);
        for way in &ways {
            let inner = &way[1..way.len() - 1];
            let steps: Vec<i64> = way.windows(2).map(|pair| row(pair[1]) - row(pair[0])).collect();
            prop_assert!(net.is_box(way[0]) && inner.iter().all(|stop| !net.is_box(*stop)));
            prop_assert!(steps == [0] || steps.iter().all(|step| *step == 1) || steps.iter().all(|step| *step == -1));
            // What joins a trunk joins one that another line leads to the box.
            let last = way[way.len() - 1];
            let carried = || ways.iter().any(|other| other[1..other.len() - 1].contains(&last));
            prop_assert!(net.is_box(last) || carried());
        }
        for (lower, ends) in net.links.windows(2).enumerate() {
            for link in ends[0]..ends[1] {
                let (upper, lower_row) = (row(at(&net.uppers, link)), row(at(&net.lowers, link)));
                prop_assert_eq!((upper + 1, lower_row), (lower as i64, lower as i64));
            }
        }
    }

    #[test]
    fn nothing_overlaps((layers, lines) in maps()) {
        let mut net = Net::new(&layers, &lines);
        let middles = place::place(&mut net);
        for spots in rows(&net) {
            for pair in spots.windows(2) {
                let edge = |spot| (at(&middles, spot) - place::half(&net, spot), at(&middles, spot) + place::half(&net, spot));
                let gap = if net.is_box(pair[0]) && net.is_box(pair[1]) { style::BESIDE } else { style::LANE };
                prop_assert!(edge(pair[0]).1 + gap <= edge(pair[1]).0);
            }
        }
        prop_assert!(net.spots.iter().all(|spot| at(&middles, *spot) >= place::half(&net, *spot)));
    }

    #[test]
    fn the_same_map_is_the_same_drawing((layers, lines) in maps()) {
        let map = AlignmentMap { nodes: layers.into_iter().map(node).collect(), edges: Vec::new() };
        let day = "2026-02-15".parse().ok();
        let drawing = draw(&map, &lines, Lang::ZhCn, day);
        prop_assert_eq!(&drawing, &draw(&map, &lines, Lang::ZhCn, day));
        for never in ["<b>", "]]>", "\u{202e}"] {
            prop_assert!(!drawing.contains(never));
        }
        prop_assert_eq!(drawing.matches(" · Mei]]&gt; · 落后 · 43%</title>").count(), map.nodes.len());
    }
}

#[test]
fn a_tree_is_untangled() {
    // Neighbours of the lowest layer lead to different boxes.
    let lines =
        (1..13).map(|from| Line { from, to: if from < 4 { 0 } else { 1 + from % 3 }, stroke: Stroke::Supports });
    let lines: Vec<Line> = lines.collect();
    let layers: List = (0..13).map(|spot| [0, 1, 1, 1].get(spot).copied().unwrap_or(2)).collect();
    let net = net(&layers, &lines);
    let seat = |spot: i64| net.spots.iter().position(|other| *other == spot).unwrap();
    let links: Vec<(usize, usize)> =
        net.uppers.iter().zip(&net.lowers).map(|(up, low)| (seat(*up), seat(*low))).collect();
    let cross = |one: &(usize, usize)| links.iter().any(|other| other.0 < one.0 && other.1 > one.1);
    assert!(!links.iter().any(cross));
}

#[test]
fn the_empty_map_is_a_drawing() {
    let map = AlignmentMap { nodes: Vec::new(), edges: Vec::new() };
    assert!(draw(&map, &[], Lang::En, None).contains("<desc>0 objectives</desc>"));
}

#[test]
#[cfg_attr(miri, ignore = "a large one")]
fn lines_beyond_the_lanes_are_drawn_straight() {
    // A ladder whose rungs each pass a hundred rows.
    let count = 3000;
    let chain = (1..count).map(|from| Line { from, to: from - 1, stroke: Stroke::Contributes });
    let far = (100..count).map(|from| Line { from, to: from - 100, stroke: Stroke::Supports });
    let lines: Vec<Line> = chain.chain(far).collect();
    let layers: List = (0..count).map(i64::from).collect();
    let net = net(&layers, &lines);
    assert!(net.row_of.len() as i64 <= net.boxes + style::most_lanes(net.boxes));
    assert_eq!(ways(&net).len(), lines.len());
}
