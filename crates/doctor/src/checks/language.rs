//! Whether texts follow the language that is asked for.

use release_client::{Clock, Timer, Transport};
use release_core::Language;
use release_core::endpoint::Reading;

use crate::ask::{Doctor, Kind};
use crate::{Check, Fact, NotFoundOut};

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
            let mut said = Vec::new();
            for language in [Language::English, Language::Turkish] {
                let reading = Reading {
                    language: Some(language),
                    ..Reading::get(path.clone())
                };
                said.push(self.ask(&reading).await?);
            }
            let [english, turkish] = said.as_slice() else {
                continue;
            };
            if english.kind != Kind::NoRecord || turkish.kind != Kind::NoRecord {
                continue;
            }
            let header =
                |said: &crate::ask::Said| said.header("content-language").map(str::to_owned);
            let differ = english.response.body() != turkish.response.body()
                || header(english) != header(turkish);
            if differ {
                return Ok(Fact::LanguageFollows(true));
            }
            result = Ok(Fact::LanguageFollows(false));
        }
        result
    }
}
