//! `profiles`: every policy by name, side by side.

use serde::Serialize;

use super::request::{Refusal, read, request};
use crate::json::{Checks, Limits, record, to_canonical};
use crate::lang::Lang;
use crate::model::ProfileChoice;
use crate::problem::Problems;
use crate::profile::{Profile, named_profiles};

record! {
    /// What `profiles` is asked.
    #[derive(Default)]
    pub request ProfilesRequest {
        /// A profile as a document writes it, to be told with every policy; absent: all that
        /// have a name.
        "profile" profile: Option<ProfileChoice> = optional,
        /// The language of titles.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ProfilesRequest);

/// A profile with the value of every policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileTold {
    /// Its name; `custom` for one of a document's own.
    pub name: String,
    /// What it is after; `null` for one of a document's own.
    pub title: Option<&'static str>,
    /// The policies, with the names and words that a document's `profile` takes.
    pub policies: Profile,
}

/// The answer of `profiles`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfilesAnswer {
    /// The profiles.
    pub profiles: Vec<ProfileTold>,
}

/// The named profiles, or the one that is asked for.
///
/// # Errors
/// `profile.unknown`, `profile.contradiction` and `rule.unknown`, as for a document's
/// profile.
///
/// ```
/// use okr_core::api::{ProfilesRequest, profiles};
///
/// let all = profiles(&ProfilesRequest::default())?;
/// assert_eq!(all.profiles[0].name, "okr");
/// assert_eq!(all.profiles[0].policies.cadence_days, 7);
/// # Ok::<(), okr_core::Problems>(())
/// ```
pub fn profiles(request: &ProfilesRequest) -> Result<ProfilesAnswer, Problems> {
    let lang = request.lang.unwrap_or_default();
    let title =
        |name: &str| named_profiles().iter().find(|named| named.name == name).map(|named| named.title.text(lang));
    let told =
        |profile: Profile| ProfileTold { name: profile.name.clone(), title: title(&profile.name), policies: profile };
    let Some(choice) = &request.profile else {
        return Ok(ProfilesAnswer { profiles: named_profiles().iter().map(|named| told(named.profile())).collect() });
    };
    let mut checks = Checks::new(&Limits::DEFAULT);
    let profile = Profile::resolve(Some(choice), &mut checks);
    match Problems::from_list(checks.problems) {
        Some(problems) => Err(problems),
        None => Ok(ProfilesAnswer { profiles: vec![told(profile)] }),
    }
}

pub(super) fn run(request: &str) -> Result<String, Refusal> {
    let request: ProfilesRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let answer = profiles(&request).map_err(|problems| Refusal { problems, lang })?;
    Ok(to_canonical(&answer))
}
