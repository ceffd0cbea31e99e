//! Whether texts follow the language that is asked for.

use release_client::{Clock, Timer, Transport};
use release_core::Language;
use release_core::endpoint::reading::Reading;

use crate::ask::Doctor;
use crate::said::Kind;
use crate::{Check, Fact, NotFoundOut};

/// The header that tells the language of an answer.
const LANGUAGE: &str = "content-language";

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// The same refusal twice, once for each language. What it says is not looked at, only whether it
    /// is the same.
    pub(super) async fn language(&mut self) -> Result<Fact, NotFoundOut> {
        let prefix = self.working(Check::PathOrders).await?;
        let paths = [
            // A page that no list has, and an id that is none.
            format!("{prefix}/orders/?limit=1&page=0"),
            format!("{prefix}/order_items/none/"),
        ];
        let mut result = Err(NotFoundOut::TooLittleData);
        for path in paths {
            let mut reading = Reading {
                language: Some(Language::English),
                ..Reading::get(path)
            };
            let english = self.ask(&reading).await?;
            reading.language = Some(Language::Turkish);
            let turkish = self.ask(&reading).await?;
            if english.kind != Kind::NoRecord || turkish.kind != Kind::NoRecord {
                continue;
            }
            if english.header(LANGUAGE) != turkish.header(LANGUAGE) {
                return Ok(Fact::LanguageFollows(true));
            }
            // An answer may have something in it that is new each time.
            reading.language = Some(Language::English);
            let again = self.once(&reading).await?;
            if again.response.body() != english.response.body() {
                continue;
            }
            if turkish.response.body() != english.response.body() {
                return Ok(Fact::LanguageFollows(true));
            }
            result = Ok(Fact::LanguageFollows(false));
        }
        result
    }
}
