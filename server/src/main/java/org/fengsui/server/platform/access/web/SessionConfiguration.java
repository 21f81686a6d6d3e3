package org.fengsui.server.platform.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the record: they outlive a restart, and every node knows them. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

    /** How long a visitor who is not signed in keeps a form alive. */
    private static final Duration VISITOR = Duration.ofMinutes(15);

    /** What is no identity of a session is not asked for in the record. */
    private static final Pattern SESSION_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    // A session holds nothing else; what an intruder may have written into the record stays bytes.
    private static final ObjectInputFilter KNOWN =
            ObjectInputFilter.Config.createFilter(
                    String.join(
                            ";",
                            "maxdepth=30",
                            "java.lang.*",
                            "java.util.*",
                            "java.util.concurrent.*",
                            "java.time.*",
                            "org.fengsui.server.platform.**",
                            "org.springframework.security.core.**",
                            "org.springframework.security.authentication.*",
                            "org.springframework.security.web.authentication.*",
                            "org.springframework.security.web.csrf.DefaultCsrfToken",
                            "org.springframework.web.servlet.FlashMap",
                            "org.springframework.util.*",
                            "!*"));

    @Bean
    @DependsOnDatabaseInitialization
    JdbcIndexedSessionRepository sessionRepository(
            DataSource record, PlatformTransactionManager transactions) {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(record), apart);
        sessions.setTableName("access.session");
        // Two requests of one person may both leave a message for the next page.
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        sessions.setDefaultMaxInactiveInterval(VISITOR);
        sessions.setConversionService(conversion());
        return sessions;
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie =
                new DefaultCookieSerializer() {
                    @Override
                    public List<String> readCookieValues(HttpServletRequest request) {
                        return recordFailed(request)
                                ? List.of()
                                : super.readCookieValues(request).stream()
                                        .filter(SESSION_ID.asMatchPredicate())
                                        .toList();
                    }
                };
        cookie.setCookieName("fengsui-session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** The page that says that the record does not answer does not ask it again. */
    private static boolean recordFailed(HttpServletRequest request) {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        for (var cause = failure instanceof Throwable thrown ? thrown : null;
                cause != null;
                cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException) {
                return true;
            }
        }
        return false;
    }

    private static ConversionService conversion() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, SessionConfiguration::write);
        conversion.addConverter(byte[].class, Object.class, SessionConfiguration::read);
        return conversion;
    }

    private static byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException("a session cannot keep " + value.getClass(), e);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a session holds what it should not", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a session of an older version", e);
        }
    }
}
