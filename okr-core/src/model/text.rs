//! Texts that people write.

use crate::json::{Checks, Field, Place, Reader};
use crate::lang::Term;

macro_rules! text {
    ($(#[$meta:meta])* $name:ident, $check:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// The text as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> $name {
                $name(text.into())
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Field for $name {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                let text = reader.string(Term::new("a string", "字符串"))?;
                Some($name(text.into()))
            }

            fn placeholder() -> Self {
                $name("".into())
            }

            fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
                checks.$check(&self.0, place);
            }
        }
    };
}

text! {
    /// A title or a name: not blank, at most 2,000 characters.
    Title, title
}
text! {
    /// A longer text: at most 20,000 characters.
    Note, note
}
