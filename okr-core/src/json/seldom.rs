//! Objects of which a document holds millions: what they mostly have stands in
//! them, what they seldom have stands together in one box.

use std::ops::{Deref, DerefMut};

use super::values::{Extra, List};

/// The fields that a thing seldom has: eight bytes where it has none of them.
///
/// Reading a field of it gives an absent one where there is no box; writing to
/// one makes the box.
#[derive(Clone, Debug)]
pub struct Seldom<T>(Option<Box<T>>);

/// Fields that may all be absent.
pub trait Blank: Clone + PartialEq + 'static {
    /// With every field absent.
    fn blank() -> &'static Self;

    /// True where every field is absent.
    fn is_blank(&self) -> bool;
}

/// What may be absent.
pub(crate) trait Absent {
    const NONE: Self;
}

impl<T> Absent for Option<T> {
    const NONE: Self = None;
}

impl<T> Absent for List<T> {
    const NONE: Self = List::NONE;
}

impl Absent for Extra {
    const NONE: Self = Extra::NONE;
}

impl<T> Default for Seldom<T> {
    fn default() -> Seldom<T> {
        Seldom(None)
    }
}

impl<T: Blank> Deref for Seldom<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or_else(|| T::blank())
    }
}

impl<T: Blank> DerefMut for Seldom<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_with(|| Box::new(T::blank().clone()))
    }
}

impl<T: Blank> From<T> for Seldom<T> {
    fn from(fields: T) -> Seldom<T> {
        Seldom((!fields.is_blank()).then(|| Box::new(fields)))
    }
}

/// A box of nothing is no box.
impl<T: Blank> PartialEq for Seldom<T> {
    fn eq(&self, other: &Seldom<T>) -> bool {
        **self == **other
    }
}

/// Defines an object of the wire format whose seldom fields stand in a box.
///
/// As [`record!`](super::record), for a `struct Name and NameRest`; the modes of
/// fields in the box are `seldom` (an `Option`) and `seldom_few` (a [`List`]). On
/// the wire there is no box, and in Rust none either where fields are read or
/// written: the object stands for its box too.
macro_rules! large_record {
    (
        $(#[doc = $doc:literal])* $(#[cfg_attr($($attribute:tt)*)])* $(#[derive($($derived:ident),*)])?
        pub struct $name:ident and $rest:ident { $($fields:tt)* } $( check($($names:tt)*) $body:block )?
    ) => {
        $crate::json::large_record! {
            @sort { [$(#[doc = $doc])*] [$(#[cfg_attr($($attribute)*)])*] [$(#[derive($($derived),*)])?]
                $name $rest [$( check($($names)*) $body )?] }
            [] [] [] [
                $($fields)*
                /// The host's own data, returned as it came.
                "extra" extra: $crate::json::Extra = seldom_extra,
            ]
        }
    };

    (@sort $to:tt [$($main:tt)*] [$($rest:tt)*] [$($all:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = seldom, $($more:tt)* ]) => {
        $crate::json::large_record! { @sort $to [$($main)*] [$($rest)* $(#[$m])* $field : $type,]
            [$($all)* $(#[$m])* $wire $field : $type = optional,] [$($more)*] }
    };
    (@sort $to:tt [$($main:tt)*] [$($rest:tt)*] [$($all:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = seldom_few, $($more:tt)* ]) => {
        $crate::json::large_record! { @sort $to [$($main)*] [$($rest)* $(#[$m])* $field : $type,]
            [$($all)* $(#[$m])* $wire $field : $type = few,] [$($more)*] }
    };
    (@sort $to:tt [$($main:tt)*] [$($rest:tt)*] [$($all:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = seldom_extra, $($more:tt)* ]) => {
        $crate::json::large_record! { @sort $to [$($main)*] [$($rest)* $(#[$m])* $field : $type,]
            [$($all)* $(#[$m])* $wire $field : $type = extra,] [$($more)*] }
    };
    (@sort $to:tt [$($main:tt)*] [$($rest:tt)*] [$($all:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = $mode:ident, $($more:tt)* ]) => {
        $crate::json::large_record! { @sort $to [$($main)* $(#[$m])* $field : $type,] [$($rest)*]
            [$($all)* $(#[$m])* $wire $field : $type = $mode,] [$($more)*] }
    };
    (@sort { [$($doc:tt)*] [$($attributes:tt)*] [$($derived:tt)*] $name:ident $rest:ident [$($check:tt)*] }
        [$( $(#[$mm:meta])* $main:ident : $main_type:ty, )*]
        [$( $(#[$sm:meta])* $seldom:ident : $seldom_type:ty, )*]
        [$( $(#[$m:meta])* $wire:literal $field:ident : $type:ty = $mode:ident, )*] []) => {
        $($doc)*
        #[derive(Clone, Debug, PartialEq)]
        $($derived)*
        pub struct $name {
            $( $(#[$mm])* pub $main: $main_type, )*
            /// What it seldom has; its fields are reached as if they were this object's own.
            pub rest: $crate::json::Seldom<$rest>,
        }

        #[doc = concat!("What [`", stringify!($name), "`] seldom has.")]
        #[derive(Clone, Debug, PartialEq)]
        pub struct $rest { $( $(#[$sm])* pub $seldom: $seldom_type, )* }

        impl $crate::json::Blank for $rest {
            fn blank() -> &'static $rest {
                static BLANK: $rest = $rest { $( $seldom: <$seldom_type as $crate::json::Absent>::NONE, )* };
                &BLANK
            }

            fn is_blank(&self) -> bool {
                use $crate::json::Field as _;
                $( self.$seldom.is_left_out() )&&*
            }
        }

        impl Default for $rest {
            fn default() -> $rest {
                <$rest as $crate::json::Blank>::blank().clone()
            }
        }

        impl std::ops::Deref for $name {
            type Target = $rest;

            fn deref(&self) -> &$rest {
                &self.rest
            }
        }

        impl std::ops::DerefMut for $name {
            fn deref_mut(&mut self) -> &mut $rest {
                &mut self.rest
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct as _;
                use $crate::json::Field as _;
                let count = [$( self.$field.is_left_out() ),*].iter().filter(|is_left_out| !**is_left_out).count();
                let mut object = serializer.serialize_struct(stringify!($name), count)?;
                $( if !self.$field.is_left_out() {
                    object.serialize_field($wire, &self.$field)?;
                } )*
                object.end()
            }
        }

        const _: () = {
            $crate::json::record! { @build [$($doc)* $($attributes)*] Wire []
                [$( $(#[$m])* $wire $field : $type = $mode, )*] }
            $crate::json::record! { @field Wire { $( $(#[$m])* $wire $field : $type = $mode, )* } }

            impl From<Wire> for $name {
                fn from(wire: Wire) -> $name {
                    let rest = $rest { $( $seldom: wire.$seldom, )* };
                    $name { $( $main: wire.$main, )* rest: rest.into() }
                }
            }

            #[cfg(not(target_arch = "wasm32"))]
            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                    Wire::deserialize(deserializer).map($name::from)
                }
            }

            #[cfg(feature = "schema")]
            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    <Wire as schemars::JsonSchema>::json_schema(generator)
                }
            }

            impl $crate::json::Field for $name {
                fn read(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                    <Wire as $crate::json::Field>::read(reader).map($name::from)
                }

                fn placeholder() -> Self {
                    <Wire as $crate::json::Field>::placeholder().into()
                }

                fn check(&self, place: &$crate::json::Place<'_>, checks: &mut $crate::json::Checks<'_>) {
                    checks.record(place, Wire::WIRE, &[$( &self.$field ),*]);
                    $crate::json::large_record! { @check self place checks $($check)* }
                }
            }
        };
    };

    (@check $self:ident $at:ident $raised:ident) => {};
    (@check $self:ident $at:ident $raised:ident check($value:ident, $place:ident, $checks:ident) $body:block) => {
        let ($value, $place, $checks) = ($self, $at, $raised);
        $body
    };
}
pub(crate) use large_record;

#[cfg(test)]
mod tests {
    use crate::model::{CheckIn, CheckInRest};

    #[test]
    fn a_box_is_made_where_something_is_put_in_it() {
        let day = "2026-02-09".parse().unwrap();
        let mut check_in = CheckIn::of_key_result("k", day);
        assert!(check_in.rest.0.is_none() && check_in.progress.is_none());
        check_in.progress = Some("two sites".into());
        assert!(check_in.rest.0.is_some());
        let told = CheckInRest { progress: Some("two sites".into()), ..CheckInRest::default() };
        assert_eq!(check_in, CheckIn { rest: told.into(), ..CheckIn::of_key_result("k", day) });
        check_in.progress = None;
        assert_eq!(check_in, CheckIn::of_key_result("k", day));
        let read: CheckIn = serde_json::from_str(r#"{"keyResult":"k","on":"2026-02-09","risks":[]}"#).unwrap();
        assert!(read.rest.0.is_none());
    }

    #[test]
    fn what_there_are_millions_of_is_small() {
        let sizes = [
            size_of::<CheckIn>(),
            size_of::<crate::KeyResult>(),
            size_of::<crate::Objective>(),
            size_of::<crate::Alignment>(),
        ];
        // A pointer of 32 bits makes them smaller.
        let known = if cfg!(target_pointer_width = "64") { [48, 104, 136, 64] } else { [40, 76, 104, 52] };
        assert_eq!(sizes, known);
    }
}
