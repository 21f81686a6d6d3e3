package org.fengsui.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Makes accounts for a test and signs them in. The accounts stand in the record, so scope, roles
 * and sign-in by {@link #PASSWORD} work as they do in the product.
 *
 * <pre>{@code
 * var lead = people.school("office-lead", Role.OFFICE_LEAD);
 * mvc.perform(post("/notices/7/issue").with(people.as(lead))).andExpect(…)
 * }</pre>
 */
public final class People {

    /** Everyone's password. */
    public static final String PASSWORD = "Lantern-9-on-the-wall";

    private static final String CSRF_TOKEN = "0123456789abcdef0123456789abcdef0123";
    private static final String CSRF_SESSION_KEY =
            "org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN";

    /** Hashing takes long, and everyone's is the same. */
    private static final class Hash {
        static final String OF_PASSWORD =
                String.valueOf(
                        Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD));
    }

    private final RecordProbe probe;
    private final Accounts accounts;
    private final SessionRepository<? extends Session> sessions;

    People(RecordProbe probe, Accounts accounts, SessionRepository<? extends Session> sessions) {
        this.probe = probe;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** An account of the school's offices or an administrator. */
    public Actor school(String username, Role... roles) {
        return create(username, null, roles);
    }

    /** An account of a unit. */
    public Actor ofUnit(long unitId, String username, Role... roles) {
        return create(username, unitId, roles);
    }

    /** The account of a person of the registry, in a unit. */
    public Actor ofPerson(long unitId, String personCode, String username, Role... roles) {
        var account = ofUnit(unitId, username, roles);
        probe.sql("update access.account set person_code = :code where id = :id")
                .param("code", personCode)
                .param("id", account.accountId())
                .update();
        return now(account);
    }

    /** Somebody changes to another unit. */
    public void moveTo(Actor person, long unitId) {
        probe.sql("update access.account set unit_id = :unit where id = :id")
                .param("unit", unitId)
                .param("id", person.accountId())
                .update();
    }

    /** The actor of an account as it stands now. */
    public Actor now(Actor before) {
        return accounts.actor(before.accountId()).orElseThrow();
    }

    /** Sends a request of {@code MockMvc} from a session of this person, with a form's token. */
    public RequestPostProcessor as(Actor actor) {
        var cookie = signIn(sessions, actor);
        return request -> {
            var cookies = new ArrayList<Cookie>();
            if (request.getCookies() != null) {
                cookies.addAll(List.of(request.getCookies()));
            }
            cookies.add(new Cookie("fengsui-session", cookie));
            request.setCookies(cookies.toArray(Cookie[]::new));
            if (!"GET".equals(request.getMethod())) {
                request.setParameter("_csrf", csrf());
            }
            return request;
        };
    }

    /** A page as this person reads it in Chinese; it is there and lacks no text. */
    public String page(MockMvc mvc, Actor reader, String path) throws Exception {
        return page(mvc, reader, path, "zh");
    }

    /** The same in a language. */
    public String page(MockMvc mvc, Actor reader, String path, String language) throws Exception {
        var answer =
                mvc.perform(get(path).header("Accept-Language", language).with(as(reader)))
                        .andExpect(status().isOk())
                        .andReturn();
        if (answer.getRequest().isAsyncStarted()) {
            answer.getAsyncResult();
        }
        var page = answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).as(path).doesNotContain("??");
        return page;
    }

    /** Sends a request from a session of nobody, with a form's token. */
    public RequestPostProcessor anybody() {
        var cookie = opened(sessions);
        return request -> {
            request.setCookies(new Cookie("fengsui-session", cookie));
            request.setParameter("_csrf", csrf());
            return request;
        };
    }

    private static <S extends Session> String opened(SessionRepository<S> repository) {
        var session = repository.createSession();
        session.setAttribute(
                CSRF_SESSION_KEY, new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", CSRF_TOKEN));
        repository.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }

    private <S extends Session> String signIn(SessionRepository<S> repository, Actor actor) {
        var row =
                probe.sql("select username, epoch from access.account where id = :id")
                        .param("id", actor.accountId())
                        .query((found, _) ->
                                new SignedIn(
                                        actor.accountId(),
                                        found.getString("username"),
                                        found.getLong("epoch")))
                        .single();
        var session = repository.createSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(row, null, List.of())));
        session.setAttribute(
                CSRF_SESSION_KEY, new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", CSRF_TOKEN));
        repository.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }

    /** The token as a form carries it: masked, here with zeros. */
    private static String csrf() {
        var token = CSRF_TOKEN.getBytes(StandardCharsets.UTF_8);
        var masked = new byte[2 * token.length];
        System.arraycopy(token, 0, masked, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }

    private Actor create(String username, @Nullable Long unitId, Role... roles) {
        var names = String.join(",", Arrays.stream(roles).map(Enum::name).toList());
        long id =
                probe.sql(
                                """
                                insert into access.account (username, display_name, unit_id,
                                    password_hash, must_change, password_changed_at, enabled,
                                    roles, created_by, created_at)
                                values (:username, :username, :unitId, :hash, false, now(), true,
                                    string_to_array(:roles, ','), 0, now())
                                returning id
                                """)
                        .param("username", username)
                        .param("unitId", unitId)
                        .param("hash", Hash.OF_PASSWORD)
                        .param("roles", names)
                        .query(Long.class)
                        .single();
        return accounts.actor(id).orElseThrow();
    }
}
