package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.StrictJson;

/** Secrets where they do not belong: in what Azure answers. */
public final class Planted {
    /** A part of each of them. */
    public static final String MARK = "PLANTED";

    private static final String SAS =
            "https://st.blob.core.windows.net/c?sv=2022-11-02&sig=PLANTED0sas0PLANTED0sas0%3D";
    private static final String CONNECTION =
            "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=PLANTEDkey" + "A".repeat(76) + "==;";

    private Planted() {}

    /** A SAS in a tag, a connection string in a name, an instrumentation key: operators do such things. */
    public static Item in(Item item) {
        if (item.key().kind() != EvidenceKind.ACCOUNT && item.key().kind() != EvidenceKind.VAULT) {
            return item;
        }
        Item.Page page = Pages.with(item.pages().get(0), Planted::in);
        return Item.of(item.key(), page.request(), page.answer());
    }

    private static Bytes in(Bytes body) {
        try {
            ObjectNode json = StrictJson.object(body);
            json.putObject("planted")
                    .put("sas", SAS)
                    .put("name", CONNECTION)
                    .put("InstrumentationKey", MARK + "1-0000-0000-0000-000000000000")
                    .put("key1", MARK);
            return Bytes.utf8(json.toString());
        } catch (StrictJson.Refused e) {
            throw new AssertionError(e);
        }
    }
}
