package org.fengsui.server.platform.page.web;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListView;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * What a page holds by the hundred is written in one go, where an expression for each attribute of
 * each part takes longer than all the rest of the page:
 *
 * <ul>
 *   <li>{@code <th:block kit:options="${options}" kit:chosen="${values}">}, the options of a
 *       choice: a school has thousands of units;
 *   <li>{@code <th:block kit:rows="${view}">}, the rows of a list;
 *   <li>{@code <th:block kit:clock="${bar}">}, a duty's time.
 * </ul>
 */
@Component
class KitDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "kit";

    /** Before the standard dialect, which takes the block away. */
    private static final int PRECEDENCE = 900;

    KitDialect() {
        super("kit", PREFIX, PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Options(prefix), new Rows(prefix), new Clock(prefix));
    }

    /** Takes the place of the element that bears an attribute. */
    private abstract static class Drawn extends AbstractAttributeTagProcessor {

        Drawn(String prefix, String attribute) {
            super(TemplateMode.HTML, prefix, null, false, attribute, true, PRECEDENCE, true);
        }

        static Object value(ITemplateContext context, String expression) {
            return StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, expression)
                    .execute(context);
        }

        static KitMarkup markup(ITemplateContext context) {
            var reader = Objects.requireNonNull((Reader) context.getVariable("reader"));
            return new KitMarkup(reader, href -> context.buildLink(href, null));
        }
    }

    private static final class Options extends Drawn {

        Options(String prefix) {
            super(prefix, "options");
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
    }

    private static final class Rows extends Drawn {

        Rows(String prefix) {
            super(prefix, "rows");
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String view,
                IElementTagStructureHandler structure) {
            var drawn = markup(context).rows((ListView) value(context, view));
            if (drawn.acts().isEmpty()) {
                structure.replaceWith(drawn.texts().getFirst(), false);
                return;
            }
            structure.setLocalVariable("kitTexts", drawn.texts());
            structure.setLocalVariable("kitActs", drawn.acts());
            structure.replaceWith(between(context.getModelFactory(), drawn.acts().size()), true);
        }

        /**
         * Acts are drawn by their template, so that all of this is processed: what is drawn already
         * stands in variables, or an expression that somebody typed into a name would be run.
         */
        private static IModel between(IModelFactory parts, int acts) {
            var model = parts.createModel();
            for (int at = 0; at <= acts; at++) {
                block(parts, model, "th:utext", "${kitTexts[%d]}".formatted(at));
                if (at < acts) {
                    block(
                            parts,
                            model,
                            "th:replace",
                            "~{page/detail :: action(${kitActs[%d]}, 'btn btn-sm')}".formatted(at));
                }
            }
            return model;
        }

        private static void block(
                IModelFactory parts, IModel model, String attribute, String value) {
            model.add(parts.createOpenElementTag("th:block", attribute, value));
            model.add(parts.createCloseElementTag("th:block"));
        }
    }

    private static final class Clock extends Drawn {

        Clock(String prefix) {
            super(prefix, "clock");
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String bar,
                IElementTagStructureHandler structure) {
            structure.replaceWith(markup(context).clock((ClockBar) value(context, bar)), false);
        }
    }
}
