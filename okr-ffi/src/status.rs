//! The statuses: what every function returns.

macro_rules! statuses {
    ($( $name:ident, $text:literal; )+) => {
        /// What a status means: its name and a line; `None` for a number that is no status.
        pub(crate) fn text(status: i32) -> Option<&'static str> {
            match status {
                $( $name => Some(concat!(stringify!($name), ": ", $text)), )+
                _ => None,
            }
        }

        /// Every status.
        #[cfg(test)]
        pub(crate) const ALL: &[i32] = &[ $( $name, )+ ];
    };
}

// Written out one by one, and not by the macro, because the header is generated
// from this text. Numbers are never reused.

/// The call did what it says.
pub const OKR_STATUS_OK: i32 = 0;
/// The engine refused the document or the request; `problems` says why.
pub const OKR_STATUS_PROBLEMS: i32 = 1;
/// An input is not UTF-8; `problems` says where (code `json.not-utf8`).
pub const OKR_STATUS_INVALID_UTF8: i32 = 2;
/// A pointer that is needed is NULL.
pub const OKR_STATUS_NULL_POINTER: i32 = 3;
/// The handle was closed, or never was one of this library in this process.
pub const OKR_STATUS_STALE_HANDLE: i32 = 4;
/// The handle stands for a thing of another kind.
pub const OKR_STATUS_WRONG_HANDLE: i32 = 5;
/// An earlier call on this handle ended in OKR_STATUS_PANIC. Close it; open the
/// document again to go on. Other handles are not touched.
pub const OKR_STATUS_POISONED: i32 = 6;
/// The engine met a defect of its own; `problems` names the operation (code
/// `internal.panic`). Please report it.
pub const OKR_STATUS_PANIC: i32 = 7;
/// There was no memory for the output.
pub const OKR_STATUS_OUT_OF_MEMORY: i32 = 8;
/// A length is larger than anything in memory can be.
pub const OKR_STATUS_TOO_LARGE: i32 = 9;
/// More handles are open than the library can number: 1,048,576.
pub const OKR_STATUS_TOO_MANY_HANDLES: i32 = 10;
/// An argument is outside what it may be: a kind, day, number or confidence that
/// is none.
pub const OKR_STATUS_INVALID_ARGUMENT: i32 = 11;

statuses! {
    OKR_STATUS_OK, "the call did what it says";
    OKR_STATUS_PROBLEMS, "the document or the request was refused; the problems say why";
    OKR_STATUS_INVALID_UTF8, "an input is not UTF-8";
    OKR_STATUS_NULL_POINTER, "a pointer that is needed is NULL";
    OKR_STATUS_STALE_HANDLE, "the handle was closed, or never was one of this library in this process";
    OKR_STATUS_WRONG_HANDLE, "the handle stands for a thing of another kind";
    OKR_STATUS_POISONED, "an earlier call on this handle met a defect of the engine; close it and open the document again";
    OKR_STATUS_PANIC, "the engine met a defect of its own; please report the document and request that led here";
    OKR_STATUS_OUT_OF_MEMORY, "there was no memory for the output";
    OKR_STATUS_TOO_LARGE, "a length is larger than anything in memory can be";
    OKR_STATUS_INVALID_ARGUMENT, "an argument is outside what it may be: a kind, day, number or confidence that is none";
    OKR_STATUS_TOO_MANY_HANDLES, "too many handles are open; close those that are no longer needed";
}
