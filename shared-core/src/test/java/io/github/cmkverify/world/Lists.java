package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Request;

/** Pages of lists. */
public final class Lists {
    private Lists() {}

    /** The same page, saying that there is another one. */
    public static Bytes more(Request request, Bytes page) {
        ObjectNode body = Json.object(page.text());
        if (body.has("data")) {
            body.put("totalRecords", body.get("totalRecords").intValue() + 1).put("$skipToken", "more");
        } else {
            body.put("nextLink", request.url() + "&$skiptoken=more");
        }
        return Json.bytes(body);
    }
}
