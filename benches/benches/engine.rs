//! The engine against its limits; see `docs/performance.md` for what each figure is.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, SamplingMode, criterion_group, criterion_main, measurement::WallTime};
use okr_benches::company::{Shape, document};
use okr_benches::limit::{Flat, is_acyclic};
use okr_benches::{AS_OF, ELAPSED};
use okr_core::api::ScoreRequest;
use okr_core::{Document, Workspace, check_edges};
use petgraph::algo::toposort;
use petgraph::graph::DiGraph;

fn group<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(15).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(6));
    group
}

/// P1: from JSON to a checked workspace, against bare serde_json into the same structs.
fn open(criterion: &mut Criterion) {
    let text = document(100_000).to_json();
    let mut group = group(criterion, "P1 open");
    group.bench_function("serde_json", |bencher| {
        bencher.iter_with_large_drop(|| serde_json::from_str::<Document>(black_box(&text)).ok());
    });
    group.bench_function("engine", |bencher| {
        bencher.iter_with_large_drop(|| Workspace::from_json(black_box(&text)).ok());
    });
    group.finish();
}

/// P2: is the graph sound, from a list of edges.
fn validate_graph(criterion: &mut Criterion) {
    let nodes = 1_000_000;
    let edges = Shape::new(nodes).edges();
    let mut group = group(criterion, "P2 graph");
    group.bench_function("limit", |bencher| bencher.iter(|| is_acyclic(nodes, black_box(&edges))));
    group.bench_function("engine", |bencher| {
        bencher.iter_with_large_drop(|| check_edges(nodes, black_box(&edges), &|left, right| left.cmp(&right)));
    });
    group.bench_function("petgraph", |bencher| {
        bencher.iter_with_large_drop(|| {
            let pairs = black_box(&edges).iter().map(|edge| (edge.from, edge.to));
            toposort(&DiGraph::<(), (), u32>::from_edges(pairs), None).ok()
        });
    });
    group.finish();
}

/// P3: score everything, against a loop written by hand on flat arrays.
fn score(criterion: &mut Criterion) {
    let objectives = 1_000_000;
    let company = document(objectives);
    let flat = Flat::new(&company, &Shape::new(objectives).parents);
    let Ok(workspace) = Workspace::from_document(company) else { return };
    let Ok(as_of) = AS_OF.parse() else { return };
    let mut group = group(criterion, "P3 score");
    group.bench_function("limit", |bencher| {
        bencher.iter_with_large_drop(|| black_box(&flat).score(ELAPSED));
    });
    group.bench_function("engine", |bencher| {
        bencher.iter_with_large_drop(|| black_box(&workspace).score(&ScoreRequest { as_of }));
    });
    group.finish();
}

criterion_group!(benches, open, validate_graph, score);
criterion_main!(benches);
