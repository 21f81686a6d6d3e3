package org.fengsui.server.platform.page.web;

import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.page.Filter;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * {@code <th:block kit:options="${options}" kit:chosen="${values}">} writes the options of a
 * choice: a school has thousands of units, and an expression for each attribute of each option
 * takes longer than all the rest of a page. Values and labels are escaped as templates escape them.
 */
@Component
class OptionsDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "kit";

    /** Before the standard dialect, which takes the block away. */
    private static final int PRECEDENCE = 900;

    OptionsDialect() {
        super("kit", PREFIX, PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Options(prefix));
    }

    private static final class Options extends AbstractAttributeTagProcessor {

        Options(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, "options", true, PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String options,
                IElementTagStructureHandler structure) {
            var offered = (List<?>) value(context, options);
            var chosen = (List<?>) value(context, tag.getAttributeValue(PREFIX, "chosen"));
            var markup = new StringBuilder();
            for (var each : offered) {
                var option = (Filter.Option) each;
                markup.append("<option value=\"")
                        .append(HtmlEscape.escapeHtml4Xml(option.value()))
                        .append(
                                chosen.contains(option.value())
                                        ? "\" selected=\"selected\">"
                                        : "\">")
                        .append(HtmlEscape.escapeHtml4Xml(option.label()))
                        .append("</option>");
            }
            structure.replaceWith(markup, false);
        }

        private static Object value(ITemplateContext context, String expression) {
            return StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, expression)
                    .execute(context);
        }
    }
}
