//! Codes of calls: problems of the connection, the request and the answer.

crate::error_codes! {
    /// What went wrong with a call: its connection, its way there, or its answer.
    pub enum CallCode {
        NothingSent {
            /// No address was given.
            UrlEmpty = "url.empty",
            /// The address cannot be read as one.
            UrlUnreadable = "url.unreadable",
            /// The address is plain http and not on this computer.
            UrlNotSecure = "url.not_secure",
            /// The address holds a user name or password.
            UrlUserInfo = "url.user_info",
            /// The address holds a query or a fragment.
            UrlQuery = "url.query",
            /// The prefix is neither `i1` nor `v1`.
            PrefixUnknown = "prefix.unknown",
            /// No token was given.
            TokenEmpty = "token.empty",
            /// The token holds a space or something that is not printable ASCII.
            TokenCharacters = "token.characters",
            /// Nobody is signed in.
            BuildNoToken = "build.no_token",
            /// The request could not be put together, for example for its length.
            BuildMalformed = "build.malformed",
        }
        Unchanged {
            /// No answer to a reading call: address, network or CORS.
            ReachNetwork = "reach.network",
            /// No answer to a reading call in time.
            ReachTimedOut = "reach.timed_out",
            /// A reading call was led to another address.
            ReachRedirected = "reach.redirected",
            /// A reading call was given up because its view was left.
            ReachAborted = "reach.aborted",
            /// A web page came instead of data.
            ReadHtml = "read.html",
            /// The answer is not whole JSON.
            ReadNotJson = "read.not_json",
            /// The answer is JSON of another shape than expected.
            ReadShape = "read.shape",
            /// The answer is about something else than was asked for.
            ReadOther = "read.other",
            /// 400 on signing in: wrong name or password.
            RefusedLogin = "refused.login",
            /// 400: Omnitron did not accept what was sent.
            RefusedInput = "refused.input",
            /// 401 on signing in with a token: it is not one of Omnitron's.
            RefusedToken = "refused.token",
            /// 401: the session has ended.
            RefusedSession = "refused.session",
            /// 403: this user may not do that.
            RefusedForbidden = "refused.forbidden",
            /// 404 with data: there is no such line or order for this user.
            RefusedNotFound = "refused.not_found",
            /// 404 with a web page: there is no such address.
            RefusedNoSuchPath = "refused.no_such_path",
            /// 405 or 415: the address is right and the way of calling is not.
            RefusedMethod = "refused.method",
            /// 406: a rule of Omnitron, such as uniqueness, refused it.
            RefusedRule = "refused.rule",
            /// 409: it conflicts with what is there.
            RefusedConflict = "refused.conflict",
            /// 413: too large.
            RefusedTooLarge = "refused.too_large",
            /// 422: understood, and not accepted.
            RefusedContent = "refused.content",
            /// 429 on a reading call.
            RefusedThrottled = "refused.throttled",
            /// 5xx on a reading call.
            RefusedServer = "refused.server",
            /// Any other status on a reading call.
            RefusedOther = "refused.other",
        }
    }
}
