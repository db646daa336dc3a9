package io.github.cmkverify.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the simulator answers. */
record Reply(int status, String mediaType, Map<String, String> headers, Bytes body) {
    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(int status, ObjectNode body) {
        return new Reply(status, "application/json; charset=utf-8", Map.of(), Bytes.utf8(body.toString()));
    }

    /** As Azure reports errors (FACTS B.16). */
    static Reply error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return json(status, body);
    }

    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, mediaType, more, body);
    }

    Reply withBody(Bytes other) {
        return new Reply(status, mediaType, headers, other);
    }
}
