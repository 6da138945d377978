//! Trees given by parent pointers: units, managers, cycles.

/// The loops of a hierarchy; each begins at its first member in document order
/// and follows the parents.
pub(crate) fn loops(parents: &[Option<u32>]) -> Vec<Vec<u32>> {
    // 0: not seen; otherwise the number of the walk that saw it.
    let mut seen_by = vec![0_u32; parents.len()];
    let mut loops = Vec::new();
    for (walk, start) in (1_u32..).zip(0..parents.len() as u32) {
        let mut node = Some(start);
        while let Some(at) = node {
            let Some(mark) = seen_by.get_mut(at as usize) else { break };
            if *mark == walk {
                loops.push(around(parents, at));
                break;
            }
            if *mark != 0 {
                break;
            }
            *mark = walk;
            node = parents.get(at as usize).copied().flatten();
        }
    }
    for members in &mut loops {
        let smallest = members.iter().enumerate().min_by_key(|(_, member)| **member);
        let first = smallest.map_or(0, |(position, _)| position);
        members.rotate_left(first);
    }
    loops
}

fn around(parents: &[Option<u32>], start: u32) -> Vec<u32> {
    let mut members = vec![start];
    let mut node = start;
    while let Some(parent) = parents.get(node as usize).copied().flatten() {
        if parent == start {
            break;
        }
        members.push(parent);
        node = parent;
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_are_found_once() {
        let parents = [Some(1), Some(2), Some(0), Some(0), None, Some(5), Some(4)];
        assert_eq!(loops(&parents), [vec![0, 1, 2], vec![5]]);
    }
}
