/** The mock's newest orders, which its seed always creates in the same way. */

export interface ShopLine {
  id: number;
  sku: string;
}

export interface ShopOrder {
  id: number;
  number: string;
  lines: ShopLine[];
}

/** An order sent to the ERP and approved: every line can be released. */
export const SENT: ShopOrder = {
  id: 12060,
  number: "2811223344556677",
  lines: [
    { id: 70146, sku: "00012345" },
    { id: 70147, sku: "BAG-2201" },
    { id: 70148, sku: "TEA-500" },
  ],
};

/** An order not yet sent to the ERP. */
export const NOT_SENT: ShopOrder = {
  id: 12059,
  number: "7044833176447199",
  lines: [
    { id: 70144, sku: "TS-0417-BLK-M" },
    { id: 70145, sku: "MUG-0007" },
  ],
};

/** An order whose second line is cancelled. */
export const CANCELLED_LINE: ShopOrder = {
  id: 12058,
  number: "8946716219814933",
  lines: [
    { id: 70141, sku: "SHO-38-WHT" },
    { id: 70142, sku: "CBL-USBC-2M" },
    { id: 70143, sku: "PEN-BLU-12" },
  ],
};

/** An order with a product whose name is markup. */
export const MARKUP: ShopOrder = {
  id: 12057,
  number: "1998260913633838",
  lines: [{ id: 70140, sku: "HTM-1" }],
};

/** An order of which two lines are equal: the same SKU, the same quantity. */
export const EQUAL_LINES: ShopOrder = {
  id: 12033,
  number: "1798305056347597",
  lines: [
    { id: 70081, sku: "FRM-3" },
    { id: 70082, sku: "CHR-OAK" },
    { id: 70083, sku: "FRM-3" },
  ],
};

/** An order whose number another order has on another channel. */
export const SHARED_NUMBER: ShopOrder = {
  id: 12050,
  number: "1634093827182779",
  lines: [
    { id: 70125, sku: "9007199254740993" },
    { id: 70126, sku: "LIN-KING" },
    { id: 70127, sku: "00012346" },
  ],
};
