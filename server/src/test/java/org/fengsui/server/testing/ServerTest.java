package org.fengsui.server.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fengsui.server.FengsuiServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A test against the whole server without a network port, on a real database.
 *
 * <pre>{@code
 * @ServerTest
 * record NoticeTest(Notices notices, TestClock clock, TransactionTemplate transaction) {
 *     @Test void aDraftHasNoNumber() { clock.set("2026-09-30T18:00"); … }
 * }
 * }</pre>
 *
 * <p>Constructor arguments (of a class or a record) are beans; {@code MockMvc} is one of them. The
 * server is started once per JVM and shared by all tests with this annotation; its database is a
 * copy of one migrated template. Before each test method every row is gone that neither a migration
 * nor the start of the server wrote, sequences count from their start, and the clock stands at
 * {@link TestClock#START}. Test methods are not run in a transaction: the facade opens its own, a
 * test that reads tables itself uses {@code TransactionTemplate} and {@code Database.in(scope)}, or
 * {@link RecordProbe} to look past the row fence. Periodic work does not run by itself: a test
 * calls {@code runOnce()}. Caches are told by {@code RecordReplaced}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(classes = FengsuiServer.class)
@AutoConfigureMockMvc
@Import(TestBeans.class)
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshRecord.class)
@TestExecutionListeners(
        listeners = RecordReset.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServerTest {}
