//! Numbers from which documents are made.

/// Choices taken one by one from a list of numbers. Where the list ends, and where
/// a number is 0, the choice is the plainest: shorter lists of smaller numbers make
/// plainer documents, so whatever shrinks the list shrinks the document.
#[derive(Debug)]
pub struct Choices<'c> {
    numbers: std::slice::Iter<'c, u32>,
}

impl<'c> Choices<'c> {
    /// The choices of a list.
    pub fn new(numbers: &'c [u32]) -> Choices<'c> {
        Choices { numbers: numbers.iter() }
    }

    /// A number from 0 to below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        let number = self.numbers.next().copied().unwrap_or(0);
        ((u64::from(number) * limit as u64) >> 32) as usize
    }

    /// Something with a chance of so many in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) + percent >= 100
    }

    /// One of a list, the first being the plainest.
    pub fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let at = self.below(list.len());
        list.get(at).copied().unwrap_or_default()
    }
}
