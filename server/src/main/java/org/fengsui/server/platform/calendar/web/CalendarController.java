package org.fengsui.server.platform.calendar.web;

import java.util.List;
import org.fengsui.engine.calendar.YearPlan;
import org.fengsui.engine.calendar.YearPlanException;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The years the school counts with, and the State Council's plan of a year taken in. */
@Controller
class CalendarController {

    private static final String PATH = "/calendar";

    private final SchoolCalendar calendar;

    CalendarController(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    /** A year's plan as the page lists it. */
    record Year(int year, List<String> papers, long off, long worked) {}

    @GetMapping(PATH)
    @Permits(Permission.CALENDAR_EDIT)
    String page(Model model) {
        show(Form.of("calendar", PATH), model);
        return "calendar/calendar";
    }

    /** Takes in one year; a text with a wrong line is refused whole, with the line. */
    @PostMapping(PATH)
    @Permits(Permission.CALENDAR_EDIT)
    ModelAndView take(
            @RequestParam(defaultValue = "") String plan,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of("calendar", PATH).value("plan", plan);
        try {
            var plans = YearPlan.parse(plan);
            if (plans.size() != 1) {
                return again(form, reader.say("calendar.one", plans.size()), model);
            }
            calendar.importYear(reader.actor(), plans.getFirst());
        } catch (YearPlanException e) {
            return again(form, e.message(reader.locale()), model);
        } catch (Refusal e) {
            return again(form, reader.say(e), model);
        }
        Toast.done(redirect, reader.say("calendar.done"));
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView again(Form form, String wrong, Model model) {
        show(form.error("plan", wrong), model);
        return new ModelAndView(
                "calendar/calendar", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void show(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("imports", calendar.imports());
        model.addAttribute(
                "years",
                calendar.current().calendar().plans().stream()
                        .map(CalendarController::year)
                        .toList()
                        .reversed());
    }

    private static Year year(YearPlan plan) {
        return new Year(plan.year(), plan.papers(), days(plan, true), days(plan, false));
    }

    private static long days(YearPlan plan, boolean off) {
        return plan.entries().stream()
                .filter(entry -> entry.off() == off)
                .mapToLong(entry -> entry.last().toEpochDay() - entry.first().toEpochDay() + 1)
                .sum();
    }

    /** Beside the ledger, whose dues it moves. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavItem calendarNavItem() {
            return NavItem.of(
                    NavSlot.ACCOUNTABILITY, "calendar.nav", PATH, 30, Permission.CALENDAR_EDIT);
        }
    }
}
