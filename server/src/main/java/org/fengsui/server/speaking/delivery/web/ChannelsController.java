package org.fengsui.server.speaking.delivery.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.DeliveryProblem;
import org.fengsui.server.speaking.delivery.SmsPrice;
import org.fengsui.server.speaking.delivery.domain.ChannelNews;
import org.fengsui.server.speaking.delivery.relay.ChannelDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 渠道: what state each channel is in, and a test message by it. */
@Controller
class ChannelsController {

    static final String PATH = "/admin/channels";

    private static final String PAGE = "delivery/channels";

    private final ChannelDesk desk;
    private final ObjectProvider<SmsPrice> price;

    ChannelsController(ChannelDesk desk, ObjectProvider<SmsPrice> price) {
        this.desk = desk;
        this.price = price;
    }

    /**
     * A channel as the page shows it.
     *
     * @param name what it is called
     * @param what what it is for
     * @param state whether it is set up and works
     * @param taken when it took a message last
     * @param failed when it did not, and what it said
     * @param waiting how many wait for it
     */
    record Line(String name, String what, Chip state, String taken, String failed, long waiting) {}

    @GetMapping(PATH)
    @Permits(Permission.CHANNEL_MANAGE)
    String page(Reader reader, Model model) {
        show(Form.of("channel-test", PATH + "/test"), reader, model);
        return PAGE;
    }

    private void show(Form form, Reader reader, Model model) {
        var lines = desk.lines();
        model.addAttribute("lines", lines.stream().map(line -> line(line, reader)).toList());
        model.addAttribute("form", form);
        model.addAttribute(
                "channels",
                lines.stream()
                        .filter(ChannelDesk.Line::setUp)
                        .map(line -> line.news().channel())
                        .map(channel -> new Option(channel.name(), name(channel, reader)))
                        .toList());
        model.addAttribute("hint", hint(desk.groups(), reader));
        model.addAttribute("cost", cost(reader));
    }

    private static String hint(List<String> groups, Reader reader) {
        return groups.isEmpty()
                ? reader.say("delivery.channels.to.hint")
                : reader.say("delivery.channels.to.groups", String.join("、", groups));
    }

    private @Nullable String cost(Reader reader) {
        var known = price.getIfAvailable();
        if (known == null) {
            return null;
        }
        var cost = known.of(1);
        return reader.say(
                "delivery.channels.cost",
                Integer.toString(cost.parts()),
                cost.total().toPlainString());
    }

    private static String name(Channel channel, Reader reader) {
        return reader.say("delivery.channel." + channel);
    }

    private static Line line(ChannelDesk.Line line, Reader reader) {
        var news = line.news();
        var taken = news.taken();
        var failed = news.failed();
        return new Line(
                name(news.channel(), reader),
                reader.say("delivery.channel." + news.channel() + ".what"),
                state(line, reader),
                taken == null ? reader.say("delivery.channels.never") : reader.times().plain(taken),
                failed == null
                        ? reader.say("delivery.channels.never")
                        : reader.say(
                                "delivery.channels.failure",
                                reader.times().plain(failed),
                                String.valueOf(news.failure())),
                news.waiting());
    }

    private static Chip state(ChannelDesk.Line line, Reader reader) {
        if (!line.setUp()) {
            return Chip.quiet(reader.say("delivery.channels.state.none"));
        }
        return failsNow(line.news())
                ? Chip.late(reader.say("delivery.channels.state.failing"))
                : Chip.done(reader.say("delivery.channels.state.setUp"));
    }

    private static boolean failsNow(ChannelNews news) {
        var taken = news.taken();
        var failed = news.failed();
        return failed != null && (taken == null || failed.isAfter(taken));
    }

    /** Puts a test message into the outbox; what becomes of it, the page shows. */
    @PostMapping(PATH + "/test")
    @Permits(Permission.CHANNEL_MANAGE)
    ModelAndView test(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of("channel-test", PATH + "/test").sent(sent);
        try {
            var channel = channel(form.value("channel"));
            desk.test(reader.actor(), channel, form.value("to"));
            Toast.done(redirect, reader.say("delivery.channels.sent", name(channel, reader)));
            return new ModelAndView("redirect:" + PATH);
        } catch (Refusal refused) {
            var field = refused.problem() == DeliveryProblem.NO_SUCH_ADDRESS ? "to" : "channel";
            show(form.error(field, reader.say(refused)), reader, model);
            return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Channel channel(String sent) {
        var name = sent.toUpperCase(Locale.ROOT);
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(DeliveryProblem.CHANNEL_NOT_SET_UP));
    }
}
