package org.fengsui.server.testing;

import org.fengsui.server.platform.kernel.RecordReplaced;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Before each test method: the record as it was after the start, the clocks at their start, no
 * mail.
 */
class RecordReset implements TestExecutionListener, Ordered {

    /** Before Spring's own listener that opens a test's transaction. */
    @Override
    public int getOrder() {
        return 1000;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        var context = test.getApplicationContext();
        context.getBean(RecordProbe.class).reset();
        context.getBean(TestClock.class).set(TestClock.START);
        context.getBean(TestSystemClock.class).reset();
        context.getBean(TestMail.class).reset();
        context.getBean(TestDisk.class).reset();
        context.publishEvent(new RecordReplaced());
    }
}
