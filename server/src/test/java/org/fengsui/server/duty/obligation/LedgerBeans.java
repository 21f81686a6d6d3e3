package org.fengsui.server.duty.obligation;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A small school and a messenger that keeps everything. */
@TestConfiguration(proxyBeanMethods = false)
class LedgerBeans {

    @Bean
    @Primary
    SmallSchool smallSchool() {
        return new SmallSchool();
    }

    @Bean
    @Primary
    SentMessages sentMessages() {
        return new SentMessages();
    }

    /** The small school's items are described here, not by the notices that do not exist in it. */
    @Bean
    static BeanDefinitionRegistryPostProcessor ownItemsOnly() {
        return beans -> {
            beans.removeBeanDefinition("org.fengsui.server.duty.notice.service.Describers");
            // They name their records as the notices do.
            Stream.of("returnedAnswers", "extensions", "falseClaims")
                    .forEach(beans::removeBeanDefinition);
        };
    }

    /** Items 1 to 99 are of the first notice, 100 to 199 of the second. */
    @Bean
    SubjectDescriber items() {
        return new SubjectDescriber() {
            @Override
            public String type() {
                return "notice-item";
            }

            @Override
            public Map<Long, Description> describe(Collection<Long> ids) {
                return ids.stream()
                        .collect(Collectors.toMap(Function.identity(), LedgerBeans::item));
            }
        };
    }

    private static SubjectDescriber.Description item(long id) {
        long notice = 1 + id / 100;
        return new SubjectDescriber.Description(
                "第 " + id + " 项",
                new Subject("notice", notice),
                "信办整〔2026〕" + notice + "号",
                "/notices/" + notice,
                "/unit/notices/" + notice);
    }
}
