package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.checks.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The cases of all checks. */
public final class Cases {
    private Cases() {}

    public static List<Case> all() {
        var cases = new ArrayList<Case>();
        for (CatalogueEntry entry : World.CATALOGUE.entries()) {
            cases.addAll(of(entry.id()));
        }
        return cases;
    }

    /** The cases of one check, in the order of its file. */
    public static List<Case> of(String check) {
        var settings = LoadSettings.builder().setLabel(check).build();
        JsonNode list = Json.of(new Load(settings).loadFromString(Json.resource("/cases/" + check + ".yml")));
        var cases = new ArrayList<Case>();
        list.forEach(node -> cases.add(Case.of(check, node)));
        return cases;
    }
}
