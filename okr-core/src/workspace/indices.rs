//! Typed positions in a document's lists.

macro_rules! index {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(pub(crate) u32);

        impl $name {
            /// The position as an index.
            pub(crate) const fn at(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index! {
    /// A cycle's position in the document.
    CycleIx
}
index! {
    /// An objective's position in the document.
    ObjectiveIx
}
index! {
    /// A key result's position, counted over all objectives in document order.
    KeyResultIx
}
