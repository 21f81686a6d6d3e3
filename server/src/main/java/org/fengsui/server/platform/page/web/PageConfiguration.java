package org.fengsui.server.platform.page.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.SchoolNames;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.store.Languages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Message bundles, the reader argument, and the frame around every page. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    /** All bundles {@code messages/<room>_zh.properties} on the class path. */
    @Bean
    MessageSource messageSource(ObjectProvider<SchoolNames> names) {
        var source = new FoundMessages(() -> names.getIfAvailable(() -> (language, text) -> text));
        source.setBasenames(bundles().toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Locale.CHINESE);
        return source;
    }

    static List<String> bundles() {
        var names = new ArrayList<String>();
        try {
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*_zh.properties");
            for (var resource : found) {
                var file = String.valueOf(resource.getFilename());
                names.add(
                        "messages/" + file.substring(0, file.length() - "_zh.properties".length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("message bundles cannot be listed", e);
        }
        names.sort(String::compareTo);
        return names.stream().distinct().toList();
    }

    @Bean
    LocaleResolver localeResolver() {
        return new CookieThenBrowserLocale();
    }

    /** Every template finds the static files as {@code assets}. */
    @Bean
    SmartInitializingSingleton assetsInTemplates(ThymeleafViewResolver views, Assets assets) {
        return () -> views.addStaticVariable("assets", assets);
    }

    @Bean
    WebMvcConfigurer pageWeb(
            Readers readers,
            Frames frames,
            Languages languages,
            Drafts drafts,
            ListExports exports,
            Texts texts,
            LocaleResolver locales) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ReaderArgument(readers));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new NoNulCharacters(texts, locales));
                registry.addInterceptor(new FormDrafts(readers, drafts));
                registry.addInterceptor(new FrameInterceptor(readers, frames, languages));
                registry.addInterceptor(exports);
            }
        };
    }
}
