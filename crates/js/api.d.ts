/* tslint:disable */
/* eslint-disable */

/** How a file's text is written as bytes. */
export type Encoding = "utf8" | "utf8_bom" | "utf16_le" | "utf16_be" | "windows1254" | "windows1252";
/** What stands between two cells. */
export type Delimiter = "comma" | "semicolon" | "tab" | "pipe";
/** What a column is for. `item` (the order line's id) and `code` are needed. */
export type Role = "item" | "code" | "order_number" | "sku" | "quantity" | "action" | "channel";



declare const brand: unique symbol;

/** The id of an order line: a whole number from 1 to 2^53 - 1. */
export type OrderItemId = number & { readonly [brand]: "OrderItemId" };
/** The id of an order (its `pk`, not the number that people use). */
export type OrderId = number & { readonly [brand]: "OrderId" };
/** The id of a product. */
export type ProductId = number & { readonly [brand]: "ProductId" };
/** The id of a sales channel. */
export type ChannelId = number & { readonly [brand]: "ChannelId" };
/** The id of a stock list. */
export type StockListId = number & { readonly [brand]: "StockListId" };
/** The id of a content type. It differs from one installation to the next. */
export type ContentTypeId = number & { readonly [brand]: "ContentTypeId" };
/** The ERP's own id of a line, byte for byte: never trimmed, re-cased or turned into a number. */
export type ErpCode = string & { readonly [brand]: "ErpCode" };
/** One entry of a run's journal: a line of JSON. Keep it as it is, in its order. */
export type JournalEntry = string & { readonly [brand]: "JournalEntry" };


/**
 * A file that was read: how it is written, and its columns. The rows stay inside.
 */
export interface TableSummary {
    /**
     * How many rows there are after the header.
     */
    rows: number;
    /**
     * The columns, with what each seems to be for.
     */
    columns: TableColumn[];
    /**
     * Text as bytes.
     */
    encoding: Encoding;
    /**
     * Between cells.
     */
    delimiter: Delimiter;
    /**
     * Whether the first row names the columns.
     */
    header: boolean;
    /**
     * How many lines were passed that hold nothing.
     */
    blankLines: number;
}

/**
 * A line as a host has it, not checked yet. A `Line` is one, too.
 */
export interface LineInput {
    /**
     * The order line's id: a number, or its digits in a string.
     */
    orderItemId: number | string;
    /**
     * The ERP's code of the line. A string, never a number: numbers lose digits and leading zeros.
     */
    code: string;
    /**
     * `true` releases the reservation, `false` only records the code. Default: `true`.
     */
    updateStock?: boolean;
}

/**
 * A line that a row may have.
 */
export interface LineChoice {
    /**
     * The id.
     */
    orderItemId: OrderItemId;
    /**
     * The quantity as Omnitron states it, all of which a release frees; `null` if it states none.
     */
    quantity: string | null;
    /**
     * Whether the line or its order is cancelled or refunded, or asked to be; `null` if no status
     * is stated.
     */
    isCancelled: boolean | null;
}

/**
 * A line that was checked.
 */
export interface Line {
    /**
     * The order line's id.
     */
    orderItemId: OrderItemId;
    /**
     * The ERP's code of the line.
     */
    code: ErpCode;
    /**
     * `true` releases the reservation, `false` only records the code.
     */
    updateStock: boolean;
}

/**
 * A line, and what became of it.
 */
export interface LineResult {
    /**
     * Its place among those that were given, from 0.
     */
    index: number;
    /**
     * The line.
     */
    line: Line;
    /**
     * What became of it.
     */
    outcome: Outcome;
    /**
     * The HTTP status of the last answer; `null` where none came.
     */
    status: number | null;
    /**
     * How often it left, or may have left.
     */
    sends: number;
    /**
     * What each attempt led to, in their order. Empty for a line with one answer at the most:
     * `outcome` is all that there is to say of it.
     */
    answers: AttemptResult[];
}

/**
 * A page of an order's lines.
 *
 * A server ignores a filter that it does not know, so each row was held against what was
 * asked for.
 */
export interface OrderItemsPage {
    /**
     * How many rows there are on all pages; `null` where the server does not say.
     */
    count: number | null;
    /**
     * Whether there is a page after this one.
     */
    hasNext: boolean;
    /**
     * How many rows contradicted what was asked for and are left out. Above 0, the server
     * ignores a filter.
     */
    dropped: number;
    /**
     * The rows, in the server's order.
     */
    rows: OrderItem[];
}

/**
 * A page of orders.
 *
 * A server ignores a filter that it does not know, so each row was held against what was
 * asked for.
 */
export interface OrdersPage {
    /**
     * How many rows there are on all pages; `null` where the server does not say.
     */
    count: number | null;
    /**
     * Whether there is a page after this one.
     */
    hasNext: boolean;
    /**
     * How many rows contradicted what was asked for and are left out. Above 0, the server
     * ignores a filter.
     */
    dropped: number;
    /**
     * The rows, in the server's order.
     */
    rows: Order[];
}

/**
 * A person's answers to questions. They belong to one list of rows.
 */
export interface RowAnswers {
    /**
     * The order of a row, by the row's place from 0.
     */
    orders?: Record<number, OrderId | number | string>;
    /**
     * The line of a row, by the row's place from 0.
     */
    lines?: Record<number, OrderItemId | number | string>;
    /**
     * The `exchange` of each question that was agreed to.
     */
    exchanges?: string[];
}

/**
 * A refusal as the server worded it. Show its texts as a quotation and branch on none of them:
 * they follow the language that the browser asks for.
 */
export interface Refusal {
    /**
     * The HTTP status.
     */
    status: number;
    /**
     * Akinon's own error code.
     */
    errorCode: string | null;
    /**
     * The text in `detail`.
     */
    detail: string | null;
    /**
     * Messages by field, in the server's order.
     */
    fields: FieldMessages[];
    /**
     * The header `Retry-After`: seconds, or a date.
     */
    retryAfter: string | null;
    /**
     * The body, at most 2,000 characters of it; empty in what a run gives, for it may hold anything.
     */
    raw: string;
}

/**
 * A request, ready for `fetch(request.url, request)`.
 */
export interface HttpRequest {
    /**
     * The method.
     */
    method: "GET" | "POST";
    /**
     * The whole address.
     */
    url: string;
    /**
     * The headers, by their names in lower case.
     */
    headers: Record<string, string>;
    /**
     * The body, or `null`.
     */
    body: string | null;
}

/**
 * A row that names its line by the order's number and the SKU. All texts count byte for byte.
 */
export interface RowInput {
    /**
     * The order's number.
     */
    orderNumber: string;
    /**
     * The product.
     */
    sku: string;
    /**
     * The quantity as text. Needed where an order has several lines of one SKU.
     */
    quantity?: string;
    /**
     * The sales channel, by its id or its name. Needed where several orders have one number.
     */
    channel?: string;
}

/**
 * A sales channel.
 */
export interface Channel {
    /**
     * The id.
     */
    id: ChannelId | null;
    /**
     * The name, where the server tells it.
     */
    name: string | null;
}

/**
 * A stable code. It is never renamed or reused; branch on it and not on a message.
 *
 * What stands before the first dot says what it is about, for example `unknown.`: the request left and
 * nobody can say what became of it.
 */
export type ErrorCode =
| "build.malformed"
| "build.no_token"
| "cell.broken_quote"
| "cell.unguarded"
| "cell.unwrapped"
| "code.control"
| "code.date"
| "code.empty"
| "code.exponent"
| "code.many_zeros"
| "code.nul"
| "code.only_spaces"
| "code.outer_spaces"
| "code.scientific"
| "columns.no_code"
| "columns.no_item"
| "columns.shared"
| "id.empty"
| "id.not_a_number"
| "id.scientific"
| "id.too_large"
| "id.zero"
| "input.wrong_type"
| "journal.other_run"
| "journal.unreadable"
| "lines.not_ready"
| "live.cancelled"
| "live.missing"
| "live.not_sent_to_erp"
| "live.other_order"
| "live.other_sku"
| "live.unchecked"
| "not_sent.session"
| "not_sent.stopped"
| "not_sent.throttled"
| "not_sent.too_early"
| "package.may_repeat"
| "package.not_loaded"
| "package.not_ready"
| "prefix.unknown"
| "reach.aborted"
| "reach.network"
| "reach.redirected"
| "reach.timed_out"
| "read.html"
| "read.not_json"
| "read.other"
| "read.shape"
| "recorded"
| "refused.conflict"
| "refused.content"
| "refused.forbidden"
| "refused.input"
| "refused.login"
| "refused.method"
| "refused.no_such_path"
| "refused.not_found"
| "refused.other"
| "refused.rule"
| "refused.server"
| "refused.session"
| "refused.throttled"
| "refused.token"
| "refused.too_large"
| "released"
| "resolve.channel_unknown"
| "resolve.contradiction"
| "resolve.damaged"
| "resolve.exchange"
| "resolve.fewer_rows"
| "resolve.line_quantity_unreadable"
| "resolve.lines_failed"
| "resolve.maybe_no_order"
| "resolve.maybe_other_orders"
| "resolve.merged_line"
| "resolve.more_rows"
| "resolve.no_line"
| "resolve.no_order"
| "resolve.no_order_number"
| "resolve.no_sku"
| "resolve.not_read"
| "resolve.other_channel"
| "resolve.other_number"
| "resolve.quantity_differs"
| "resolve.quantity_unreadable"
| "resolve.search_failed"
| "resolve.several_lines"
| "resolve.several_orders"
| "resolve.sku_not_told"
| "resolve.units"
| "resolve.which_line"
| "row.action"
| "row.already_done"
| "row.conflict"
| "row.hidden"
| "row.in_run"
| "row.repeated"
| "row.same_code"
| "row.uneven"
| "row.unknown_before"
| "run.after_doubt"
| "run.complete"
| "run.failing"
| "run.forbidden"
| "run.journal_failed"
| "run.journal_full"
| "run.journal_refused"
| "run.not_found"
| "run.paused"
| "run.recovered"
| "run.sign_in"
| "run.stopped"
| "run.unreachable"
| "sheet.bool"
| "sheet.date"
| "sheet.error"
| "sheet.fraction"
| "sheet.long_number"
| "sheet.number"
| "table.cell_too_long"
| "table.disorder"
| "table.empty"
| "table.too_large"
| "table.too_many_cells"
| "table.too_many_rows"
| "table.unclosed_quote"
| "table.undecodable"
| "token.characters"
| "token.empty"
| "unknown.aborted"
| "unknown.interrupted"
| "unknown.network"
| "unknown.other_code"
| "unknown.other_line"
| "unknown.redirected"
| "unknown.refused_on_repeat"
| "unknown.refused_or_repeated"
| "unknown.server"
| "unknown.status"
| "unknown.timed_out"
| "unknown.unreadable"
| "url.empty"
| "url.not_secure"
| "url.query"
| "url.unreadable"
| "url.user_info";


/**
 * A user name and a password, to be traded for a token.
 */
export interface Credentials {
    /**
     * The user name.
     */
    username: string;
    /**
     * The password.
     */
    password: string;
}

/**
 * An answer. `toHttpResponse` makes one of a `Response` of `fetch`.
 */
export interface HttpResponse {
    /**
     * The status, for example 200.
     */
    status: number;
    /**
     * The headers, by their names; case does not matter.
     */
    headers: Record<string, string>;
    /**
     * The body as text.
     */
    body: string;
}

/**
 * An order that a row may belong to.
 */
export interface OrderChoice {
    /**
     * The id.
     */
    orderId: OrderId;
    /**
     * The sales channel's id, if Omnitron states it.
     */
    channelId: ChannelId | null;
    /**
     * The sales channel's name, if Omnitron states it.
     */
    channelName: string | null;
}

/**
 * For the package's loader: a line to send.
 */
export interface ToSend {
    /**
     * Its place, from 0.
     */
    index: number;
    /**
     * Which attempt at it, from 1.
     */
    attempt: number;
}

/**
 * For the package's loader: how rows are looked up.
 */
export interface ResolveSettings {
    /**
     * A person's answers.
     */
    answers?: RowAnswers;
    /**
     * What was read before.
     */
    readings?: string;
    /**
     * The attribute of a line that holds its quantity. Default: `quantity`.
     */
    quantityKey?: string;
    /**
     * The most requests under way at once: 1 to 16. Default: 4.
     */
    pool?: number;
}

/**
 * For the package's loader: something that happened.
 */
export type RunInput = "start" | "woke" | "pause" | "goOn" | "stop" | "signedIn";

/**
 * For the package's loader: what follows for the requests to a server.
 */
export interface WireRules {
    /**
     * How often a request may arrive.
     */
    delivery: Delivery;
    /**
     * Whether bodies are sent as streams.
     */
    usesStreams: boolean;
    /**
     * Whether a test can show that streams arrive whole.
     */
    canTestStreams: boolean;
}

/**
 * For the package's loader: what is known of the connections to one server.
 */
export interface WireFacts {
    /**
     * The client.
     */
    engine: "chromium" | "firefox" | "neverRepeats" | "other";
    /**
     * The ALPN name of the protocol; empty if it cannot be seen.
     */
    protocol: string;
    /**
     * Whether connections of HTTP/1.1 stay open.
     */
    isKept: boolean;
    /**
     * Whether a body that is sent as a stream arrives whole; `null` if that was not tried.
     */
    streams?: boolean | null;
    /**
     * Whether requests without credentials use connections that nothing else uses.
     */
    ownConnections: boolean;
}

/**
 * For the package's loader: what is to be done now.
 */
export interface Commands {
    /**
     * To be written durably; then `written` or `notWritten` is told. Empty for nothing.
     */
    write: JournalEntry[];
    /**
     * To be sent; each is answered.
     */
    send: ToSend[];
    /**
     * When to tell `woke`, in milliseconds since 1970; a later one replaces an earlier one.
     */
    wake: number | null;
    /**
     * Lines that have ended.
     */
    ended: LineResult[];
    /**
     * The phase has changed.
     */
    changed: boolean;
    /**
     * It is over: every line has ended and all is written.
     */
    over: boolean;
}

/**
 * How a run is carried out, with the core's defaults for what is left out.
 */
export interface RunSettings {
    /**
     * How many requests may be under way at once: 1 to 16. Default: 4.
     */
    pool?: number;
    /**
     * How many requests may be under way at once while one may reach Omnitron more than once.
     * Default: 1.
     */
    poolUnlessOnce?: number;
    /**
     * How many requests may begin in any second: 1 to 1,000. Default: no limit.
     */
    perSecond?: number;
    /**
     * How long one request may take, in seconds: 1 to 300. Default: 30.
     */
    timeoutSeconds?: number;
    /**
     * How many lines are sent before the run pauses for a look at them. Default: 0, none.
     */
    sample?: number;
    /**
     * How long is waited before the first request, in seconds: 0 to 60. Default: 0.
     */
    graceSeconds?: number;
    /**
     * What follows when nobody can say what became of a line: `never` leaves it to a person,
     * `once` sends it once more. Whether a second request is harmless is not documented.
     * Default: `never`.
     */
    repeat?: "never" | "once";
    /**
     * After which line the run stops by itself: `never`, or `doubt` for the first that ends as
     * unknown or not sent; then no line is sent again by itself. Default: `never`.
     */
    stopAfter?: "never" | "doubt";
    /**
     * From which the random part of each wait is drawn.
     */
    seed?: number;
}

/**
 * How a run stands.
 */
export interface Progress {
    /**
     * How far it has come.
     */
    phase: Phase;
    /**
     * Why it is paused or over, for example `run.sign_in`; `null` while it goes on.
     */
    reason: ErrorCode | null;
    /**
     * How many lines stand where.
     */
    counts: Counts;
    /**
     * How often a request may reach Omnitron.
     */
    delivery: Delivery;
    /**
     * Lines that ended a second, lately; `null` while no lines are being sent.
     */
    perSecond: number | null;
    /**
     * How long the rest will take at that pace; `null` while that cannot be said.
     */
    millisecondsLeft: number | null;
}

/**
 * How far a run has come.
 */
export type Phase = "ready" | "grace" | "sample" | "sampleShown" | "running" | "paused" | "stopping" | "ended";

/**
 * How many lines stand where; they add up to all lines.
 */
export interface Counts {
    /**
     * They have not left.
     */
    waiting: number;
    /**
     * They have left and have no answer.
     */
    underWay: number;
    /**
     * They are to be sent again: surely not processed, or by the repeat setting.
     */
    again: number;
    /**
     * Ended as `notSent`.
     */
    notSent: number;
    /**
     * Ended as `released`.
     */
    released: number;
    /**
     * Ended as `recorded`.
     */
    recorded: number;
    /**
     * Ended as `refused`.
     */
    refused: number;
    /**
     * Ended as `unknown`.
     */
    unknown: number;
}

/**
 * How many rows can be sent, and how many problems there are.
 */
export interface CheckCounts {
    /**
     * All rows.
     */
    rows: number;
    /**
     * Rows that can be sent.
     */
    ready: number;
    /**
     * Problems of all rows.
     */
    problems: number;
}

/**
 * How often one request may reach Omnitron: `once`, `atMost` so many `times`, or `unseen`.
 */
export interface Delivery {
    /**
     * `once`: once, or not at all. `atMost`: the client may repeat it by itself. `unseen`: this cannot
     * be seen.
     */
    kind: "once" | "atMost" | "unseen";
    /**
     * The most times that it may arrive: 1 for `once`, and for `unseen` the most of all known clients.
     */
    times: number;
}

/**
 * How the rows of a table are checked.
 */
export interface CheckOptions {
    /**
     * Which column, from 0, is for what, instead of what was told by the header.
     */
    columns?: Partial<Record<Role, number>>;
    /**
     * What is done where the file does not say: release (`true`) or only record. Default: `true`.
     */
    updateStock?: boolean;
    /**
     * Codes of problems of severity `confirm` that a person has confirmed.
     */
    confirmed?: ErrorCode[];
    /**
     * Lines that were released or recorded before; such a row must be confirmed.
     */
    done?: (number | string)[];
}

/**
 * Of two addresses, which to ask.
 */
export type OrderAddress = "detailed" | "plain";

/**
 * One Omnitron, and who calls it.
 */
export interface Connection {
    /**
     * The address before `/api/…`, for example `https://shop.example`: `https`, or `http` on this
     * computer only; no user name, query or fragment.
     */
    baseUrl: string;
    /**
     * The family of paths, `/api/i1/…` or `/api/v1/…`. Default: `i1`.
     */
    prefix?: "i1" | "v1";
    /**
     * The token, without the word `Token`. Not needed for signing in. `release` and `releaseAll`
     * take none of it: they ask their `token` callback.
     */
    token?: string;
    /**
     * The language to ask Omnitron's own texts in. Default: the browser's.
     */
    language?: "en" | "tr";
}

/**
 * One column of a table.
 */
export interface TableColumn {
    /**
     * Its name in the header.
     */
    name: string | null;
    /**
     * What it seems to be for, by its name in English or Turkish.
     */
    role: Role | null;
}

/**
 * One line of an order. Nothing in it says whether its stock is still reserved.
 */
export interface OrderItem {
    /**
     * The id; what is released.
     */
    pk: OrderItemId;
    /**
     * The order it belongs to.
     */
    order: OrderId | null;
    /**
     * The product.
     */
    product: Product | null;
    /**
     * A code or a name, as the server wrote it.
     */
    status: string;
    /**
     * `waiting`, `rejected`, `completed`, or `null`.
     */
    cancelStatus: string | null;
    /**
     * Whether a cancellation or refund is asked for or done.
     */
    isCancelled: boolean;
    /**
     * The price, digit for digit.
     */
    price: string | null;
    /**
     * The currency of the price.
     */
    priceCurrency: string | null;
    /**
     * The stock list that the reservation is held on.
     */
    stockList: StockListId | null;
}

/**
 * One order.
 */
export interface Order {
    /**
     * The id; what lines are listed by.
     */
    pk: OrderId;
    /**
     * The number that people use. Text: letters and leading zeros occur.
     */
    number: string | null;
    /**
     * A code such as `400` or a name such as `approved`, as the server wrote it.
     */
    status: string;
    /**
     * Whether the ERP has been told; `null` where the server does not say.
     */
    isSend: boolean | null;
    /**
     * When it was placed, as the server wrote it: ISO 8601, UTC.
     */
    datePlaced: string | null;
    /**
     * The total, digit for digit.
     */
    amount: string | null;
    /**
     * The currency.
     */
    currency: string | null;
    /**
     * The sales channel.
     */
    channel: Channel | null;
}

/**
 * One problem of one line.
 */
export interface LineProblem {
    /**
     * The line's place among those that were given, from 0.
     */
    index: number;
    /**
     * What it is about; `null` for the whole line.
     */
    field: "orderItemId" | "code" | null;
    /**
     * What it is.
     */
    code: ErrorCode;
    /**
     * What follows from it.
     */
    severity: Severity;
    /**
     * The same in an English sentence.
     */
    message: string;
    /**
     * Another line that it is about: its place, from 0.
     */
    other: number | null;
}

/**
 * One problem of one row.
 */
export interface RowProblem {
    /**
     * The row's line in the file, from 1.
     */
    line: number;
    /**
     * The column, from 0; `null` for the whole row.
     */
    column: number | null;
    /**
     * What it is.
     */
    code: ErrorCode;
    /**
     * What follows from it.
     */
    severity: Severity;
    /**
     * The same in an English sentence.
     */
    message: string;
    /**
     * Another row that it is about: its line in the file.
     */
    other: number | null;
}

/**
 * One row of a table.
 */
export interface TableRow {
    /**
     * The line of the file that it begins on, from 1.
     */
    line: number;
    /**
     * Its cells, each exactly as it stands in the file.
     */
    cells: string[];
}

/**
 * One table of Omnitron, such as `orderitem`.
 */
export interface ContentType {
    /**
     * The id on this installation.
     */
    id: ContentTypeId;
    /**
     * The table's name, in lower case.
     */
    model: string;
}

/**
 * That no answer came. After a release this leaves its outcome unknown.
 */
export interface NoAnswer {
    /**
     * `network`: no connection, no such address, or CORS; a browser does not say which.
     * `timedOut`: none came in time. `redirected`: the answer led elsewhere and was not followed.
     * `aborted`: the host gave the request up.
     */
    failed: "network" | "timedOut" | "redirected" | "aborted";
    /**
     * The words of whoever said so.
     */
    message?: string;
    /**
     * How long was waited, in seconds, where it timed out.
     */
    seconds?: number;
}

/**
 * The content types of a name; one is expected.
 *
 * A server ignores a filter that it does not know, so each row was held against what was
 * asked for.
 */
export interface ContentTypesPage {
    /**
     * How many rows there are on all pages; `null` where the server does not say.
     */
    count: number | null;
    /**
     * Whether there is a page after this one.
     */
    hasNext: boolean;
    /**
     * How many rows contradicted what was asked for and are left out. Above 0, the server
     * ignores a filter.
     */
    dropped: number;
    /**
     * The rows, in the server's order.
     */
    rows: ContentType[];
}

/**
 * The product of a line.
 */
export interface Product {
    /**
     * The id.
     */
    pk: ProductId | null;
    /**
     * The stock-keeping unit.
     */
    sku: string | null;
    /**
     * The name; it may hold anything: show it as text.
     */
    name: string | null;
}

/**
 * The stock of one product on one stock list. The counter is per product and not per line: it does
 * not tell which lines hold what is reserved, and other orders move it too.
 */
export interface ProductStock {
    /**
     * The product.
     */
    product: Product | null;
    /**
     * The stock list.
     */
    stockList: StockListId | null;
    /**
     * Units that can be sold, as the server wrote it.
     */
    stock: string | null;
    /**
     * Units reserved: sold and not yet reported to the ERP, as the server wrote it.
     */
    soldQuantityUnreported: string | null;
}

/**
 * The stock rows of a product.
 *
 * A server ignores a filter that it does not know, so each row was held against what was
 * asked for.
 */
export interface ProductStocksPage {
    /**
     * How many rows there are on all pages; `null` where the server does not say.
     */
    count: number | null;
    /**
     * Whether there is a page after this one.
     */
    hasNext: boolean;
    /**
     * How many rows contradicted what was asked for and are left out. Above 0, the server
     * ignores a filter.
     */
    dropped: number;
    /**
     * The rows, in the server's order.
     */
    rows: ProductStock[];
}

/**
 * The stored link between a line and the ERP's code for it.
 */
export interface Mapping {
    /**
     * The mapping's own id.
     */
    pk: number | null;
    /**
     * Which kind of thing is mapped.
     */
    contentType: ContentTypeId | null;
    /**
     * The line.
     */
    objectId: OrderItemId;
    /**
     * `external_company` is the ERP.
     */
    integrationType: string | null;
    /**
     * The code as stored: that which was sent, byte for byte.
     */
    code: ErpCode;
}

/**
 * What an error tells beside its code. What does not apply is not there.
 */
export interface ErrorDetails {
    /**
     * Every problem of the lines that were given.
     */
    problems?: LineProblem[];
    /**
     * What the server said, in its own words.
     */
    refusal?: Refusal;
    /**
     * Which value it is about, for example `connection.baseUrl`.
     */
    path?: string;
    /**
     * The line of the file or of the answer, from 1.
     */
    line?: number;
    /**
     * The character of that line, from 1.
     */
    column?: number;
}

/**
 * What became of a line. Only `released` and `recorded` are done, and only because the answer
 * names this line and this code. `unknown` is neither success nor failure: the request left and no
 * trustworthy answer came; it is never repeated by itself, and a person, or evidence, settles it.
 */
export type Outcome = { kind: "released"; code: ErrorCode; message: string; mapping: Mapping } | { kind: "recorded"; code: ErrorCode; message: string; mapping: Mapping } | { kind: "refused"; code: ErrorCode; message: string; refusal: Refusal } | { kind: "notSent"; code: ErrorCode; message: string; refusal: Refusal | null } | { kind: "unknown"; code: ErrorCode; message: string; refusal: Refusal | null };

/**
 * What checking many lines has found.
 */
export interface ValidatedLines {
    /**
     * How many of them can be sent. A line that is given twice with the same code counts once.
     */
    ready: number;
    /**
     * Every problem of every line, in the order of the lines.
     */
    problems: LineProblem[];
}

/**
 * What checking one line has found.
 */
export type ValidatedLine = { ok: true; line: Line; problems: LineProblem[] } | { ok: false; problems: LineProblem[] };

/**
 * What follows from a problem. `note`, `warning`: the line can be sent. `confirm`: only once a
 * person has confirmed it. `stop`: not until it is mended.
 */
export type Severity = "note" | "warning" | "confirm" | "stop";

/**
 * What is known better than it could be detected.
 */
export interface TableOptions {
    /**
     * Default: detected.
     */
    encoding?: Encoding;
    /**
     * Default: detected.
     */
    delimiter?: Delimiter;
    /**
     * What a double quote means: `double`, as in RFC 4180, or `none`. Default: `double`.
     */
    quoting?: "double" | "none";
    /**
     * Whether the first row names the columns. Default: detected.
     */
    header?: boolean;
    /**
     * How many bytes are taken. Default: 67,108,864.
     */
    maxBytes?: number;
    /**
     * How many rows are taken, the header among them. Default: 200,001.
     */
    maxRows?: number;
}

/**
 * What is said of all rows, and what was read for it.
 */
export interface ResolvedLines {
    /**
     * The rows, in their order.
     */
    rows: ResolvedRow[];
    /**
     * What was read of Omnitron: pass it on with the same rows, and it is not read again. It is
     * true of one Omnitron, one user and the time of reading. No token, nothing of a customer.
     */
    readings: string;
    /**
     * Why not all was read: the session has ended, or the signal has stopped it; `null` if all was.
     */
    stopped: "sessionEnded" | "stopped" | null;
}

/**
 * What is said of the line of one row.
 */
export interface ResolvedRow {
    /**
     * `found`: it has this line, and no other row has it. `question`: a person can say which line it
     * is. `blocked`: it has none.
     */
    kind: "found" | "question" | "blocked";
    /**
     * The line that was found.
     */
    orderItemId: OrderItemId | null;
    /**
     * What is asked, or why there is none; `null` for a line that was found.
     */
    code: ErrorCode | null;
    /**
     * The same in an English sentence.
     */
    message: string | null;
    /**
     * Another row that it is about, by its place from 0.
     */
    other: number | null;
    /**
     * The orders to choose from.
     */
    orders: OrderChoice[];
    /**
     * The lines to choose from.
     */
    lines: LineChoice[];
    /**
     * Where equal lines may be given in the order of their ids: what to pass in
     * `answers.exchanges` if a person agrees.
     */
    exchange: string | null;
}

/**
 * What one attempt at a line led to.
 */
export interface AttemptResult {
    /**
     * Which attempt, from 1.
     */
    attempt: number;
    /**
     * When that was known, in milliseconds since 1970.
     */
    at: number;
    /**
     * The HTTP status of the answer; `null` where none came.
     */
    status: number | null;
    /**
     * What it led to.
     */
    outcome: Outcome;
}

/**
 * What signing in gives.
 */
export interface SignedIn {
    /**
     * The token. On a stock server one user has one token: another session has the same.
     */
    token: string;
}

/**
 * What the server has to say of one field.
 */
export interface FieldMessages {
    /**
     * The field's name; inner fields as `outer.inner`.
     */
    field: string;
    /**
     * The messages, in the server's words.
     */
    messages: string[];
}

/**
 * Which content type to look for.
 */
export interface ContentTypesQuery {
    /**
     * The table's name, for example `orderitem`.
     */
    model: string;
}

/**
 * Which line to read.
 */
export interface OrderItemQuery {
    /**
     * The line's id.
     */
    orderItemId: number | string;
}

/**
 * Which order to read.
 */
export interface OrderQuery {
    /**
     * The order's id, not its number.
     */
    orderId: number | string;
    /**
     * The documented address, or the plain one for an Omnitron without it. Default: `detailed`.
     */
    address?: OrderAddress;
}

/**
 * Which order's lines to list.
 */
export interface OrderItemsQuery {
    /**
     * The order's id, not its number.
     */
    orderId: number | string;
    /**
     * The documented address, or the plain one for an Omnitron without it. Default: `detailed`.
     */
    address?: OrderAddress;
    /**
     * Which page, from 1. Default on the server: 1.
     */
    page?: number;
    /**
     * How many rows a page. Default on the server: 10.
     */
    limit?: number;
}

/**
 * Which orders to list.
 */
export interface OrdersQuery {
    /**
     * Only those the ERP has been told of, or has not.
     */
    isSend?: boolean;
    /**
     * Only those of this status, for example `400`.
     */
    status?: string;
    /**
     * Only the one of this number.
     */
    number?: string;
    /**
     * Which page, from 1. Default on the server: 1.
     */
    page?: number;
    /**
     * How many rows a page. Default on the server: 10; it may cut a larger number without a word.
     */
    limit?: number;
}

/**
 * Whose stock to read.
 */
export interface ProductStocksQuery {
    /**
     * The sales channel through which it is read.
     */
    channelId: number | string;
    /**
     * The product.
     */
    productId: number | string;
    /**
     * The stock list that the line's reservation is held on.
     */
    stockListId: number | string;
}


/**
 * For the package's loader: what a check of it has found.
 */
export class CheckHandle {
    private constructor();
    free(): void;
    /**
     * How many rows can be sent, and how many problems there are.
     */
    counts(): CheckCounts;
    /**
     * Some of the lines that can be sent, in the order of the file.
     */
    lines(from: number, count: number): Line[];
    /**
     * Some of the problems, in the order of the file.
     */
    problems(from: number, count: number): RowProblem[];
}

/**
 * For the package's loader: a run.
 */
export class RunHandle {
    free(): void;
    /**
     * What came of the request of a line.
     */
    answered(index: number, attempt: number, response: HttpResponse | NoAnswer, now: number): Commands;
    /**
     * A run of these lines, read back from its journal where that is not empty. Throws with all
     * problems if a line cannot be sent.
     */
    constructor(lines: LineInput[], connection: Connection, settings: RunSettings, confirmed: string[], journal: string[]);
    /**
     * Nothing left for a line: there was no token for its request.
     */
    noToken(index: number, attempt: number, now: number): Commands;
    /**
     * What was to be written is not.
     */
    notWritten(message: string, now: number): Commands;
    /**
     * How it stands.
     */
    progress(now: number): Progress;
    /**
     * The request of a line that is to be sent. Without a usable token none is made.
     */
    request(index: number, token: string): HttpRequest;
    /**
     * How often a request may reach Omnitron from now on.
     */
    tellDelivery(delivery: Delivery, now: number): Commands;
    /**
     * Something happened at this time, in milliseconds since 1970.
     */
    tell(input: RunInput, now: number): Commands;
    /**
     * How long a request may take, in seconds.
     */
    timeoutSeconds(): number;
    /**
     * What was to be written is durable.
     */
    written(now: number): Commands;
}

/**
 * For the package's loader: a file that was read.
 */
export class TableHandle {
    free(): void;
    /**
     * Checks all rows.
     */
    check(options: CheckOptions): CheckHandle;
    /**
     * Reads a text file; what the options do not say is detected.
     */
    constructor(bytes: Uint8Array | number[], options: TableOptions);
    /**
     * Some of its rows, by their places after the header, from 0.
     */
    rows(from: number, count: number): TableRow[];
    /**
     * How it is written, and its columns.
     */
    summary(): TableSummary;
}

/**
 * The request of a connection test: a sign-in with a name that cannot exist.
 */
export function buildConnectionTest(connection: Connection): HttpRequest;

/**
 * The request that releases or records one line. No call is known that takes it back.
 *
 * Throws if the line cannot be sent (all problems are in `details.problems`), or the connection
 * cannot be used or has no token.
 */
export function buildCreateMapping(line: LineInput, connection: Connection): HttpRequest;

/**
 * The request that reads one order by its id.
 */
export function buildGetOrder(query: OrderQuery, connection: Connection): HttpRequest;

/**
 * The request that reads one line by its id.
 */
export function buildGetOrderItem(query: OrderItemQuery, connection: Connection): HttpRequest;

/**
 * The request that looks for a content type by its table's name.
 */
export function buildListContentTypes(query: ContentTypesQuery, connection: Connection): HttpRequest;

/**
 * The request that lists the lines of an order.
 */
export function buildListOrderItems(query: OrderItemsQuery, connection: Connection): HttpRequest;

/**
 * The request that lists orders.
 */
export function buildListOrders(query: OrdersQuery, connection: Connection): HttpRequest;

/**
 * The request that reads the stock of a product on a stock list.
 */
export function buildListProductStocks(query: ProductStocksQuery, connection: Connection): HttpRequest;

/**
 * The request that trades a user name and a password for a token.
 */
export function buildLogin(credentials: Credentials, connection: Connection): HttpRequest;

/**
 * Whether the body of a connection test was read; `undefined` if its answer does not show that.
 */
export function readConnectionTest(response: HttpResponse | NoAnswer): boolean | undefined;

/**
 * What became of a line, from all that is known: the answer, or that none came.
 *
 * Done means: a 2xx that names this very line and this very code, byte for byte. Whatever is neither
 * surely done nor surely not done is `unknown`. It throws for no answer that a server can give.
 *
 * `delivery` is how often the request may have arrived, as `connectionDelivery` tells. Without it, that
 * is not known: a refusal for uniqueness is `unknown` then, as it may answer a repeat of the client's own.
 */
export function readCreateMapping(line: LineInput, response: HttpResponse | NoAnswer, delivery?: Delivery | null): Outcome;

/**
 * One order. Throws `read.other` if the answer is about another one.
 */
export function readGetOrder(query: OrderQuery, response: HttpResponse | NoAnswer): Order;

/**
 * One line. Throws `read.other` if the answer is about another one.
 */
export function readGetOrderItem(query: OrderItemQuery, response: HttpResponse | NoAnswer): OrderItem;

/**
 * The content types of that name; one is expected.
 */
export function readListContentTypes(query: ContentTypesQuery, response: HttpResponse | NoAnswer): ContentTypesPage;

/**
 * A page of an order's lines. Throws if it was refused, did not come, or makes no sense.
 */
export function readListOrderItems(query: OrderItemsQuery, response: HttpResponse | NoAnswer): OrderItemsPage;

/**
 * A page of orders. Throws if it was refused, did not come, or makes no sense.
 */
export function readListOrders(query: OrdersQuery, response: HttpResponse | NoAnswer): OrdersPage;

/**
 * The stock rows of that product on that stock list.
 */
export function readListProductStocks(query: ProductStocksQuery, response: HttpResponse | NoAnswer): ProductStocksPage;

/**
 * The token. Throws `refused.login` for a wrong name or password.
 */
export function readLogin(response: HttpResponse | NoAnswer): SignedIn;

/**
 * For the package's loader: reads what is still needed of the rows' orders, and matches them.
 * `send` carries a request out, `wait` waits so many milliseconds, and `read` is called with the
 * numbers of orders that were read and of all of them; where it returns `false`, reading stops, and
 * so it does, in the middle of a wait too, when `stopped` is resolved.
 */
export function resolveRows(rows: any, connection: Connection, settings: ResolveSettings, send: Function, wait: Function, read: Function, stopped: Promise<any>): Promise<ResolvedLines>;

/**
 * Checks one line: every problem it has.
 */
export function validateLine(input: LineInput): ValidatedLine;

/**
 * Checks lines, also against each other: the same line twice, the same code on two lines.
 */
export function validateLines(inputs: LineInput[]): ValidatedLines;

/**
 * What follows from the connections to a server, if so many requests are under way at once.
 */
export function wireRules(wire: WireFacts, at_once: number): WireRules;
