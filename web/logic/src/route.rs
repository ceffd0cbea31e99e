//! The addresses of the page.

/// Where one can be. None of them ever holds the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`, the start: the orders.
    Home,
    /// `/orders`, the list; filters, page and sorting are in the query.
    Orders,
    /// `/orders/12060`, one order and its lines.
    Order {
        /// Its id, as in the address.
        order: u64,
    },
    /// `/import`, and its steps: from a file to lines that are ready.
    Import(Step),
    /// `/runs`, what this browser has sent by file.
    Runs,
    /// `/runs/3`, one of them: while it runs, and what became of it.
    Run {
        /// Its number.
        run: u64,
    },
    /// `/stock`, what stock is still held.
    Stock,
    /// `/stock/8362/1`, the lines that may hold a product's units on a stock list.
    StockOf {
        /// The product's id.
        product: u64,
        /// The stock list's id.
        list: u64,
    },
    /// `/doctor`, what this Omnitron does.
    Doctor,
    /// `/doctor/trial`, what only a release can tell of it.
    Trial,
    /// Anything else.
    NotFound,
}

/// The steps of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `/import`: the file.
    File,
    /// `/import/columns`: how it is read, and which column is for what.
    Columns,
    /// `/import/check`: the problems of its rows.
    Check,
    /// `/import/confirm`: what exactly will be sent, and how.
    Confirm,
}

impl Step {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::File, Self::Columns, Self::Check, Self::Confirm];

    /// Its word in the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "",
            Self::Columns => "columns",
            Self::Check => "check",
            Self::Confirm => "confirm",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

impl Route {
    /// The place of a path; what is none of the page's is [`Route::NotFound`].
    pub fn recognize(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        match (first, second, third) {
            (None, ..) => Self::Home,
            (Some("orders"), None, _) => Self::Orders,
            (Some("orders"), Some(order), None) => numbered(order, |order| Self::Order { order }),
            (Some("import"), step, None) => {
                Step::named(step.unwrap_or_default()).map_or(Self::NotFound, Self::Import)
            }
            (Some("runs"), None, _) => Self::Runs,
            (Some("runs"), Some(run), None) => numbered(run, |run| Self::Run { run }),
            (Some("stock"), None, _) => Self::Stock,
            (Some("doctor"), None, _) => Self::Doctor,
            (Some("doctor"), Some("trial"), None) => Self::Trial,
            (Some("stock"), Some(product), Some(list)) if parts.next().is_none() => {
                numbered(product, |product| {
                    numbered(list, |list| Self::StockOf { product, list })
                })
            }
            _ => Self::NotFound,
        }
    }

    /// Its path.
    pub fn to_path(self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Orders => "/orders".into(),
            Self::Order { order } => format!("/orders/{order}"),
            Self::Import(Step::File) => "/import".into(),
            Self::Import(step) => format!("/import/{}", step.name()),
            Self::Runs => "/runs".into(),
            Self::Run { run } => format!("/runs/{run}"),
            Self::Stock => "/stock".into(),
            Self::StockOf { product, list } => format!("/stock/{product}/{list}"),
            Self::Doctor => "/doctor".into(),
            Self::Trial => "/doctor/trial".into(),
            Self::NotFound => "/404".into(),
        }
    }
}

fn numbered(number: &str, route: impl FnOnce(u64) -> Route) -> Route {
    number.parse().map_or(Route::NotFound, route)
}
