//! Made-up vocabulary: buyers, products, channels, statuses.

/// First name, last name, city, country, language of a buyer.
pub(super) const PEOPLE: &[(&str, &str, &str, &str, &str)] = &[
    ("İpek", "Işıldak", "İzmir", "Türkiye", "tr-tr"),
    ("Çağrı", "Güneşli", "Muğla", "Türkiye", "tr-tr"),
    ("Şule", "Ağaçkıran", "Iğdır", "Türkiye", "tr-tr"),
    ("Ömer", "Yıldırımsoy", "İstanbul", "Türkiye", "tr-tr"),
    ("ليلى", "الزهراني", "دبي", "الإمارات", "ar-ae"),
    ("يوسف", "المنصوري", "أبو ظبي", "الإمارات", "ar-ae"),
    ("Nadia", "Brontë-Hall", "Leeds", "United Kingdom", "en-us"),
    ("Jörg", "Weißmüller", "Köln", "Deutschland", "de-de"),
    ("Zoë", "O'Farrell", "Cork", "Ireland", "en-us"),
    ("Mbali", "Dlaminisi", "Durban", "South Africa", "en-us"),
    ("Ilır", "Kaya Işık", "Diyarbakır", "Türkiye", "tr-tr"),
    ("Anneke", "van der Hoeve", "Utrecht", "Nederland", "en-us"),
];

/// SKU and name of a product. Some SKUs and names are traps for spreadsheets and for careless pages.
pub(super) const PRODUCTS: &[(&str, &str)] = &[
    ("00012345", "Keten gömlek, açık mavi, L"),
    ("00012346", "Keten gömlek, açık mavi, XL"),
    ("TS-0417-BLK-M", "Organic cotton T-shirt, black, M"),
    ("1E5", "Yün atkı, ışıltılı gri"),
    ("KLC-889", "Kılıçbalığı desenli çocuk çorabı"),
    ("BAG-2201", "Canvas backpack 22 l, olive"),
    ("MUG-0007", "Mug \"Good morning\", 350 ml"),
    (
        "HTM-1",
        "<b>Bold</b> desk lamp <img src=x onerror=alert(1)>",
    ),
    ("FRM-1", "=HYPERLINK(\"http://example.com\",\"Sale\")"),
    ("FRM-2", "+1 gift card"),
    ("FRM-3", "@SUM(A1:A9) notebook, squared"),
    ("AR-3301", "عباءة حريرية سوداء، مقاس ٥٢"),
    ("AR-3302", "عطر العود ١٠٠ مل"),
    ("SHO-42-BRN", "Deri bot, kahverengi, 42"),
    ("SHO-38-WHT", "Running shoes, white, 38"),
    ("9007199254740993", "Phone case, transparent"),
    ("PAN-28", "Döküm tava 28 cm"),
    ("TEA-500", "Siyah çay 500 g"),
    ("CBL-USBC-2M", "USB-C cable, 2 m"),
    ("TOY-0099", "Wooden train, 12 pieces"),
    ("LIN-KING", "Saten nevresim takımı, king"),
    ("PEN-BLU-12", "Gel pen, blue; box of 12"),
    ("CHR-OAK", "Oak chair, natural"),
    ("VAZ-İ-01", "İnce belli vazo, ışık geçirgen"),
];

/// Id, name, type and stock list of a channel.
pub(super) const CHANNELS: &[(i64, &str, &str, i64)] = &[
    (1, "Web Shop TR", "web", 1),
    (2, "Trendyol", "trendyol", 1),
    (3, "Gulf Store", "web", 2),
];

/// Every status an order or a line can have, with its wording.
pub(super) const STATUSES: &[(&str, &str)] = &[
    ("400", "Approved"),
    ("450", "Preparing"),
    ("500", "Shipped"),
    ("550", "Delivered"),
    ("200", "Waiting"),
    ("300", "Payment Waiting"),
    ("100", "Canceled"),
    ("50", "Cancellation Waiting"),
    ("350", "Confirmation Waiting"),
    ("425", "Inactive"),
    ("510", "Shipped and Informed"),
    ("520", "Ready for Pickup"),
    ("540", "Attempted Delivery"),
    ("544", "Review Started"),
    ("545", "Review Waiting"),
    ("546", "Waiting for Payment"),
    ("547", "Paid"),
    ("600", "Refunded"),
];

/// The human wording of a status code.
pub(super) fn wording(status: &'static str) -> &'static str {
    STATUSES
        .iter()
        .find(|(code, _)| *code == status)
        .map_or(status, |(_, wording)| wording)
}

/// Currency and the decimal places that its amounts are written with.
pub(super) const CURRENCIES: &[(&str, usize)] =
    &[("try", 2), ("aed", 2), ("eur", 2), ("kwd", 3), ("bhd", 3)];
