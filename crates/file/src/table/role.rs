//! The roles of columns, recognised by their headers in English or Turkish.

use serde::{Deserialize, Serialize};

use super::fold::fold;

/// The role of a column. Needed are the code, and either the id of the order line
/// or both the order's number and the SKU, by which the line is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The id of the order line.
    Item,
    /// The ERP's code of the line.
    Code,
    /// The number of the order, for checks and for finding the line.
    OrderNumber,
    /// The product, for checks and for finding the line.
    Sku,
    /// The quantity, for finding the line.
    Quantity,
    /// Whether to release or only to record.
    Action,
    /// The sales channel of the order, by its id or its name.
    Channel,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] = [
        Self::Item,
        Self::Code,
        Self::OrderNumber,
        Self::Sku,
        Self::Quantity,
        Self::Action,
        Self::Channel,
    ];

    /// Its header names, folded; the most specific first.
    const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Item => &[
                "orderitemid",
                "orderitempk",
                "orderitem",
                "orderlineid",
                "lineid",
                "itemid",
                "sipariskalemid",
                "sipariskalemno",
                "sipariskalemkimligi",
                "siparissatirid",
                "siparissatirno",
                "kalemid",
                "kalemno",
                "kalemkimligi",
                "satirid",
                "satirkimligi",
                "orderitemidpk",
                "pk",
                "id",
            ],
            Self::Code => &[
                "erpcode",
                "erplinecode",
                "erplineid",
                "erplineno",
                "erporderlineid",
                "erpid",
                "erpno",
                "erpkodu",
                "erpkod",
                "erpsatirkodu",
                "erpsatirno",
                "erpsatirid",
                "erpkalemkodu",
                "erpkalemno",
                "erpkalemid",
                "satirkodu",
                "kalemkodu",
                "sipariskalemkodu",
                "linecode",
                "integrationcode",
                "entegrasyonkodu",
                "code",
                "kod",
                "kodu",
            ],
            Self::OrderNumber => &[
                "ordernumber",
                "orderno",
                "ordernum",
                "siparisnumarasi",
                "siparisno",
                "siparisnum",
                "order",
                "siparis",
            ],
            Self::Sku => &[
                "sku",
                "stockcode",
                "productcode",
                "stokkodu",
                "stokkod",
                "urunkodu",
                "urunkod",
                "malzemekodu",
                "productsku",
                "urunsku",
            ],
            Self::Quantity => &["quantity", "qty", "miktar", "miktari", "adet", "adedi"],
            Self::Action => &[
                "updatestock",
                "releaseorrecordonly",
                "releaseorrecord",
                "action",
                "operation",
                "islemturu",
                "islemtipi",
                "islem",
                "serbestbirakkaydet",
            ],
            Self::Channel => &[
                "channelid",
                "saleschannelid",
                "channel",
                "saleschannel",
                "channelname",
                "kanalid",
                "kanal",
                "satiskanali",
                "kanaladi",
            ],
        }
    }

    /// The role that a header names, and the rank of that name: the lower, the more specific.
    pub fn of_header(header: &str) -> Option<(Self, usize)> {
        let folded = fold(header);
        Self::ALL.into_iter().find_map(|role| {
            let rank = role.aliases().iter().position(|alias| *alias == folded)?;
            Some((role, rank))
        })
    }
}
