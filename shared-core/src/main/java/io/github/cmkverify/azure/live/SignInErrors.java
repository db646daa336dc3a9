package io.github.cmkverify.azure.live;

import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a refused sign-in into a line that says who was refused and the likely cause; never what was sent. */
final class SignInErrors {
    private static final Pattern CODE = Pattern.compile("AADSTS([0-9]{4,8})");
    private static final Pattern WORD = Pattern.compile("[a-z_]{3,40}");

    /** Codes that mean the profile's directory is wrong, not the sign-in. */
    private static final List<String> WRONG_DIRECTORY = List.of("90002", "900023");

    /** Microsoft Entra's codes with their likely cause. */
    private static final Map<String, String> CAUSES = Map.ofEntries(
            Map.entry("50020", "the account is of another directory: run az login --tenant again"),
            Map.entry("50034", "the account does not exist in this directory: sign in with one of this directory"),
            Map.entry("50053", "the account is locked after too many wrong sign-ins: wait, then ask its administrator"),
            Map.entry("50057", "the account is disabled: ask the administrator of the directory"),
            Map.entry("50076", "a second factor is wanted, which a pipeline cannot give: use an application"),
            Map.entry("50078", "the second factor has expired: run az login again"),
            Map.entry("50079", "a second factor must be set up: use an application in a pipeline"),
            Map.entry("50105", "the application needs an assignment: assign a user or role in Enterprise applications"),
            Map.entry("50173", "the sign-in was revoked: run az login again"),
            Map.entry(
                    "53000",
                    "a conditional access policy wants a managed device: exempt the reader or run it elsewhere"),
            Map.entry(
                    "53003",
                    "a conditional access policy blocks it: ask its owner to admit the reader from this network"),
            Map.entry("65001", "the application lacks consent: an administrator grants it in Enterprise applications"),
            Map.entry("70043", "the sign-in has expired: run az login again"),
            Map.entry("90002", "there is no such directory in this cloud: check azure.tenant and azure.cloud"),
            Map.entry(
                    "500011",
                    "the resource is not known in this directory: check azure.cloud, and that the directory uses it"),
            Map.entry("500133", "the token of the build server has expired: ask for it right before the sign-in"),
            Map.entry("530003", "a conditional access policy wants a managed device: exempt the reader"),
            Map.entry(
                    "700016", "the application is not known in this directory: check AZURE_CLIENT_ID and azure.tenant"),
            Map.entry(
                    "700024",
                    "the assertion is not valid yet or any more: check the clock, ask for the token right before"),
            Map.entry("700027", "the certificate is not registered with the application, or does not fit its key"),
            Map.entry("700082", "the sign-in has expired: run az login again"),
            Map.entry("700211", "no federated credential of the application trusts this issuer: compare issuer URLs"),
            Map.entry(
                    "700212",
                    "no federated credential of the application has this audience: api://AzureADTokenExchange"),
            Map.entry(
                    "700213",
                    "no federated credential of the application has this subject: compare repository, branch or environment"),
            Map.entry("900023", "the directory id is not one: check azure.tenant"),
            Map.entry("900382", "the application is of another cloud: check azure.cloud"),
            Map.entry("7000112", "the application is disabled in this directory: ask its administrator"),
            Map.entry(
                    "7000215",
                    "the client secret is wrong: AZURE_CLIENT_SECRET takes the value of the secret, not its id"),
            Map.entry("7000218", "the secret or assertion is missing: check AZURE_CLIENT_SECRET"),
            Map.entry("7000222", "the client secret has expired: add a new one to the application"),
            Map.entry(
                    "7002138",
                    "the subject of the federated credential differs in upper and lower case: make both the same"),
            Map.entry(
                    "70021",
                    "no federated credential of the application fits the token: compare issuer, subject, audience"));

    private final SignIn.Chosen chosen;
    private final String tenant;
    private final String authority;

    SignInErrors(SignIn.Chosen chosen, String tenant, String authority) {
        this.chosen = chosen;
        this.tenant = tenant;
        this.authority = authority;
    }

    LiveFailure explain(Throwable thrown, String scope) {
        List<Throwable> chain = Failure.chain(thrown);
        Optional<String> code = chain.stream()
                .map(e -> CODE.matcher(String.valueOf(e.getMessage())))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        String who = "sign-in to directory " + tenant + " with " + chosen.how() + " for " + resource(scope);
        if (code.isPresent()) {
            String line = who + " was refused, AADSTS" + code.get() + ": "
                    + CAUSES.getOrDefault(code.get(), "look the code up at " + authority + "/error?code=" + code.get());
            return WRONG_DIRECTORY.contains(code.get()) ? LiveFailure.usage(line) : LiveFailure.noAnswer(line);
        }
        return LiveFailure.noAnswer(who + " failed: " + reason(chain));
    }

    private String reason(List<Throwable> chain) {
        return IdentityTransport.failure(chain)
                .map(Failure::text)
                .or(() -> unavailable(chain))
                .or(() -> word(chain).map(word -> "the sign-in service answered " + word))
                .orElse("check the sign-in settings of the pipeline ("
                        + chain.get(chain.size() - 1).getClass().getSimpleName() + ")");
    }

    private Optional<String> unavailable(List<Throwable> chain) {
        boolean absent = chain.stream().anyMatch(CredentialUnavailableException.class::isInstance);
        return switch (chosen.method()) {
            case AZURE_CLI ->
                Optional.of(
                        absent
                                ? "az is not installed or nobody is signed in: run az login --tenant " + tenant
                                : "az gave no token: run az account get-access-token --tenant " + tenant
                                        + " to see why");
            case MANAGED_IDENTITY ->
                Optional.of(
                        absent || chosen.clientId().isPresent()
                                ? "this machine has no such managed identity: attach it, or check AZURE_CLIENT_ID"
                                : "the endpoint of managed identities gave no token");
            case AUTO, ENVIRONMENT, WORKLOAD_IDENTITY, ASSERTION -> Optional.empty();
        };
    }

    private static Optional<String> word(List<Throwable> chain) {
        return chain.stream()
                .filter(MsalServiceException.class::isInstance)
                .map(e -> String.valueOf(((MsalServiceException) e).errorCode()))
                .filter(word -> WORD.matcher(word).matches())
                .findFirst();
    }

    private static String resource(String scope) {
        return scope.replace("/.default", "");
    }
}
