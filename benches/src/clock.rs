//! Taking times.

use std::hint::black_box;
use std::time::Instant;

/// The milliseconds that some work takes, without those that dropping its result takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let result = black_box(work());
    let elapsed = start.elapsed().as_secs_f64() * 1e3;
    drop(result);
    elapsed
}

/// The median, NaN of none.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The milliseconds that this thread has the processor for while it does some work,
/// without those that dropping its result takes: other programs do not count.
pub fn of_processor<T>(work: impl FnOnce() -> T) -> f64 {
    let start = processor();
    let result = black_box(work());
    let elapsed = processor() - start;
    drop(result);
    elapsed
}

/// How long this thread has had the processor, in milliseconds.
#[cfg(unix)]
fn processor() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// Elsewhere the clock on the wall has to do.
#[cfg(not(unix))]
fn processor() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
