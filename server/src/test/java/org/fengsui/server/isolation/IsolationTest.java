package org.fengsui.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fengsui.server.isolation.Caller.Answer;
import org.fengsui.server.isolation.Caller.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Calls every endpoint with the identities of unit 甲's things, by people of unit 乙, by the three
 * administrators and by nobody. What 甲 has is to them as what does not exist.
 */
@ServerTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(School.class)
class IsolationTest {

    private static final Pattern EXPRESSION = Pattern.compile("\\{(\\w+):[^/]*}");
    private static final Pattern MARKS = Pattern.compile(Side.A.marks(), Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKENS = Pattern.compile("/(api|actuator)(/|$)");

    /** Nobody uploaded a stamped scan in this school, or withdrew a notice. */
    private static final Set<String> UNSEEN =
            Set.of("GET /unit/notices/{id}/stamped", "GET /unit/notices/{id}/withdrawal/{format}");

    private static final String NOT_THERE = "99000001";

    private final School school;
    private final People people;
    private final Tokens tokens;
    private final RecordProbe probe;
    private final MockMvc mvc;
    private final List<RequestMappingInfoHandlerMapping> mappings;

    IsolationTest(
            School school,
            People people,
            Tokens tokens,
            RecordProbe probe,
            MockMvc mvc,
            List<RequestMappingInfoHandlerMapping> mappings) {
        this.school = school;
        this.people = people;
        this.tokens = tokens;
        this.probe = probe;
        this.mvc = mvc;
        this.mappings = mappings;
    }

    @Test
    void everyEndpointHasItsCaseAndEveryCaseItsEndpoint() {
        var there = new TreeSet<String>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> !isOfATest(entry.getValue().getBeanType()))
                .map(Map.Entry::getKey)
                .flatMap(IsolationTest::endpoints)
                .forEach(there::add);
        var cases = new TreeSet<>(Case.all().stream().map(Case::endpoint).toList());
        var missing = new TreeSet<>(there);
        missing.removeAll(cases);
        assertThat(missing)
                .as(
                        "add a line for each to src/test/resources/org/fengsui/server/isolation/"
                                + "endpoints.txt beside its room's, such as: POST /unit/things/{id}"
                                + "  hidden  id=@notice version=1")
                .isEmpty();
        cases.removeAll(there);
        assertThat(cases).as("lines of endpoints.txt whose endpoint is gone").isEmpty();
    }

    private static boolean isOfATest(Class<?> type) {
        return home(type).equals(home(IsolationTest.class));
    }

    private static String home(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return source == null ? "" : String.valueOf(source.getLocation());
    }

    private static Stream<String> endpoints(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .map(pattern -> EXPRESSION.matcher(pattern).replaceAll("{$1}"))
                .flatMap(pattern ->
                        methods.isEmpty()
                                ? Stream.of("ANY " + pattern)
                                : methods.stream().map(method -> method + " " + pattern));
    }

    @TestFactory
    List<DynamicTest> whatAnotherUnitHasIsAsWhatDoesNotExist() throws Exception {
        school.open();
        school.furnishB();
        var strangers = strangers();
        var before = lists(strangers);
        school.furnishA();
        var record = new Fingerprint(probe);
        var held = new HashMap<Boolean, List<String>>();
        var tests = new ArrayList<DynamicTest>();
        // Reading first: what the callers write changes their own pages. What the record holds
        // after one call is what it holds before the next that is looked at in the same way.
        var cases =
                Case.all().stream()
                        .sorted(
                                Comparator.comparing((Case each) -> !each.reads())
                                        .thenComparing(each -> !each.reach().writesNothing()))
                        .toList();
        for (var endpoint : cases) {
            tests.add(
                    DynamicTest.dynamicTest(
                            endpoint.endpoint(),
                            () -> {
                                boolean all = endpoint.reach().writesNothing();
                                if (!endpoint.reads()) {
                                    held.computeIfAbsent(all, _ -> record(all, record));
                                }
                                for (var caller : strangers) {
                                    keepsApart(endpoint, caller, before);
                                }
                                if (!endpoint.reads()) {
                                    var now = record(all, record);
                                    assertThat(now)
                                            .as("what the record holds afterwards")
                                            .isEqualTo(held.put(all, now));
                                }
                            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> whoMaySeeItDoes() {
        school.open();
        school.furnishA();
        var tests = new ArrayList<DynamicTest>();
        var owner = school.liaison(Side.A);
        for (var endpoint : Case.all()) {
            if (endpoint.reach() == Reach.HIDDEN && !UNSEEN.contains(endpoint.endpoint())) {
                tests.add(
                        DynamicTest.dynamicTest(
                                endpoint.endpoint(),
                                () -> shows(endpoint, caller("owner", owner))));
            }
        }
        return tests;
    }

    private List<Caller> strangers() {
        var liaison = school.liaison(Side.B);
        return List.of(
                caller("乙's liaison", liaison),
                caller("乙's head", school.head(Side.B)),
                caller("system administrator", people.school("sys", Role.SYSTEM_ADMIN)),
                caller("security administrator", people.school("sec", Role.SECURITY_ADMIN)),
                caller("audit administrator", people.school("aud", Role.AUDIT_ADMIN)),
                new Caller("nobody", Kind.ANYBODY, mvc, IsolationTest::fromOutside));
    }

    /** By a session; by a token where sessions open nothing. */
    private Caller caller(String name, Actor actor) {
        var session = people.as(actor);
        var word = tokens.create(actor, "isolation", Duration.ofDays(1));
        return new Caller(
                name,
                actor.unitId() == null ? Kind.ADMINISTRATOR : Kind.UNIT,
                mvc,
                request -> {
                    fromOutside(request);
                    if (TOKENS.matcher(request.getRequestURI()).lookingAt()) {
                        request.addHeader("Authorization", "Bearer " + word);
                        return request;
                    }
                    return session.postProcessRequest(request);
                });
    }

    private static MockHttpServletRequest fromOutside(MockHttpServletRequest request) {
        request.setRemoteAddr("192.0.2.7");
        return request;
    }

    /** What everybody's own pages say while the other unit has nothing. */
    private static Map<String, Answer> lists(List<Caller> callers) throws Exception {
        var answers = new LinkedHashMap<String, Answer>();
        for (var endpoint : Case.all()) {
            if (endpoint.reach() == Reach.LIST && endpoint.reads()) {
                for (var caller : callers) {
                    answers.put(
                            caller.name() + endpoint.endpoint(),
                            caller.calls(endpoint, endpoint.values())
                                    .without(said(endpoint, endpoint.values())));
                }
            }
        }
        return answers;
    }

    private void keepsApart(Case endpoint, Caller caller, Map<String, Answer> before)
            throws Exception {
        if (administers(endpoint, caller) && !endpoint.reads()) {
            return;
        }
        var unknown = new HashMap<Map<String, String>, Answer>();
        for (var values : calls(endpoint)) {
            var what = caller.name() + " calls " + endpoint.endpoint() + " with " + values;
            var answer = caller.calls(endpoint, values).without(said(endpoint, values));
            assertThat(answer.status())
                    .as(what)
                    .satisfies(status -> expected(endpoint, caller, status));
            if (!administers(endpoint, caller)) {
                assertThat(MARKS.matcher(answer.text()).find())
                        .as("%s and is shown of the other unit: %s", what, around(answer.text()))
                        .isFalse();
                asWhatDoesNotExist(endpoint, caller, values, answer, unknown);
            }
            var then = before.get(caller.name() + endpoint.endpoint());
            if (then != null) {
                assertThat(figured(answer, caller).differences(figured(then, caller)))
                        .as("%s, against before the other unit had anything", what)
                        .isEmpty();
            }
        }
    }

    /** What the call said itself may come back: identities, and words to look for. */
    private static List<String> said(Case endpoint, Map<String, String> values) {
        var said = new ArrayList<>(endpoint.things(values).values());
        values.values().stream().filter(value -> MARKS.matcher(value).find()).forEach(said::add);
        return said;
    }

    /** The same question about what does not exist is asked once. */
    private static void asWhatDoesNotExist(
            Case endpoint,
            Caller caller,
            Map<String, String> values,
            Answer answer,
            Map<Map<String, String>, Answer> asked)
            throws Exception {
        if (endpoint.takesThings() && endpoint.reach() != Reach.SECRET) {
            var unknown = notThere(endpoint, values);
            var other = asked.get(unknown);
            if (other == null) {
                other = caller.calls(endpoint, unknown).without(said(endpoint, unknown));
                asked.put(unknown, other);
            }
            assertThat(answer.withoutIdentities().differences(other.withoutIdentities()))
                    .as(
                            "%s calls %s with %s, against what does not exist",
                            caller.name(), endpoint.endpoint(), values)
                    .isEmpty();
        }
    }

    /** How many posts lack an account is the school's, and the administrators' to know. */
    private static Answer figured(Answer answer, Caller caller) {
        return caller.kind() == Kind.ADMINISTRATOR ? answer.withoutFigures() : answer;
    }

    /** Administrators see accounts and who did what to them. */
    private static boolean administers(Case endpoint, Caller caller) {
        return endpoint.reach() == Reach.ADMIN && caller.kind() == Kind.ADMINISTRATOR;
    }

    private static String around(String text) {
        var mark = MARKS.matcher(text);
        return mark.find()
                ? text.substring(
                        Math.max(0, mark.start() - 200), Math.min(text.length(), mark.end() + 100))
                : "";
    }

    private static void expected(Case endpoint, Caller caller, int status) {
        if (caller.kind() == Kind.ANYBODY
                && endpoint.reach() != Reach.PUBLIC
                && endpoint.reach() != Reach.SECRET) {
            assertThat(status).as("turned away").isIn(302, 401, 403);
            return;
        }
        switch (endpoint.reach()) {
            case HIDDEN -> {
                if (caller.kind() == Kind.UNIT) {
                    assertThat(status).as("not found").isEqualTo(404);
                } else {
                    assertThat(status).as("not found or not permitted").isIn(403, 404);
                }
            }
            case LIST -> assertThat(status).as("answered or not permitted").isLessThan(500);
            case OFFICE -> assertThat(status).as("not permitted").isEqualTo(403);
            case ADMIN -> {
                if (caller.kind() == Kind.UNIT) {
                    assertThat(status).as("not permitted").isEqualTo(403);
                } else {
                    assertThat(status).as("answered or not permitted").isLessThan(500);
                }
            }
            case SECRET, PUBLIC -> assertThat(status).as("answered").isLessThan(500);
        }
    }

    private static List<String> record(boolean all, Fingerprint record) {
        return all ? record.ofAll(Side.A) : record.ofMarked(Side.A);
    }

    private void shows(Case endpoint, Caller owner) throws Exception {
        var answers = new ArrayList<Integer>();
        for (var values : calls(endpoint)) {
            answers.add(owner.calls(endpoint, values).status());
        }
        assertThat(answers)
                .as("the owner gets through to %s", endpoint.endpoint())
                .anyMatch(status -> status != 403 && status != 404 && status < 500);
    }

    /** A call for each of the unit's things of the kinds an endpoint takes. */
    private List<Map<String, String>> calls(Case endpoint) {
        var found = new LinkedHashMap<String, List<String>>();
        endpoint.values()
                .forEach((name, value) -> {
                    var all =
                            value.startsWith("@")
                                    ? school.identities(Side.A, Case.thing(value))
                                    : List.of(value);
                    assertThat(all).as("the unit has a " + value).isNotEmpty();
                    found.put(name, all);
                });
        // Where nobody gets in, one is as good as all.
        int most =
                endpoint.reach() == Reach.OFFICE
                        ? 1
                        : found.values().stream().mapToInt(List::size).max().orElse(1);
        var calls = new ArrayList<Map<String, String>>();
        for (int i = 0; i < most; i++) {
            var values = new LinkedHashMap<String, String>();
            for (var entry : found.entrySet()) {
                values.put(entry.getKey(), entry.getValue().get(i % entry.getValue().size()));
            }
            calls.add(values);
        }
        return calls;
    }

    /** The same call with identities of the same shape that nothing has. */
    private static Map<String, String> notThere(Case endpoint, Map<String, String> values) {
        var made = new LinkedHashMap<>(values);
        endpoint.things(values)
                .forEach((name, real) ->
                        made.put(
                                name,
                                real.matches("[0-9]+") ? NOT_THERE : "0" + real.substring(1)));
        return made;
    }
}
