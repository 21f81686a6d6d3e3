package org.fengsui.server.platform.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.MethodRetryPredicate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Of a service people call: when two transactions wait for each other and the database ends this
 * one, it is done again. An answer locks its notice and then the findings, an import the findings
 * and then the notices they prove something about; neither order can be kept everywhere.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Retryable(
        includes = PessimisticLockingFailureException.class,
        predicate = AgainAfterDeadlock.Outermost.class,
        maxRetries = 3,
        delay = 20,
        jitter = 20)
public @interface AgainAfterDeadlock {

    /** Only whoever began the transaction can begin it again. */
    final class Outermost implements MethodRetryPredicate {
        @Override
        public boolean shouldRetry(Method method, Throwable failure) {
            return !TransactionSynchronizationManager.isActualTransactionActive();
        }
    }
}
