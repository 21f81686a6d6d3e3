package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fengsui.server.platform.access.domain.AccountDirectory;
import org.fengsui.server.platform.access.domain.Actors;
import org.fengsui.server.platform.access.domain.OwnAccountService;
import org.fengsui.server.platform.access.domain.TokenService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * The ways in: tokens below {@code /api/}, sessions for pages, tokens and the machine itself for
 * what its keepers watch. What an endpoint needs stands at the endpoint and is checked by {@link
 * PermitsInterceptor}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Where sessions keep their {@link SignedIn}. */
    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** What the machine's keepers watch; beyond {@code UP} and {@code DOWN} for few. */
    @Bean
    @Order(0)
    SecurityFilterChain watching(
            HttpSecurity http,
            TokenService tokens,
            Actors actors,
            Unauthenticated unauthenticated,
            SameMachine sameMachine)
            throws Exception {
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint((request, response, _) ->
                                unauthenticated.refuseApi(request, response)))
                .addFilterBefore(
                        new TokenFilter(tokens, actors, unauthenticated), AuthorizationFilter.class)
                .addFilterBefore(new WatcherFilter(sameMachine), AuthorizationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .hasRole(WatcherFilter.WATCHER)
                                .anyRequest()
                                .denyAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, TokenService tokens, Actors actors, Unauthenticated unauthenticated)
            throws Exception {
        return http.securityMatcher(Unauthenticated.API + "**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new TokenFilter(tokens, actors, unauthenticated), AuthorizationFilter.class)
                .addFilterBefore(new UploadFence(unauthenticated), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            SecurityContextRepository contexts,
            AccountDirectory accounts,
            Actors actors,
            OwnAccountService own,
            AfterSignIn afterSignIn,
            AfterSignOut afterSignOut,
            Unauthenticated unauthenticated)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .headers(headers ->
                        headers.frameOptions(frames -> frames.disable())
                                .addHeaderWriter(SecurityConfiguration::denyFrames))
                .addFilterBefore(new UploadFence(unauthenticated), CsrfFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .formLogin(form ->
                        form.loginPage(Unauthenticated.SIGN_IN)
                                .authenticationDetailsSource(KnownBrowser::from)
                                .successHandler(afterSignIn)
                                .failureHandler(afterSignIn))
                .logout(logout ->
                        logout.logoutUrl("/sign-out")
                                .addLogoutHandler(afterSignOut)
                                .logoutSuccessUrl(Unauthenticated.SIGN_IN + "?out"))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new FormTooOld()))
                .addFilterBefore(
                        new PresentFilter(accounts, actors, own), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** For browsers that know no policy; a page whose policy names who may show it says no more. */
    static void denyFrames(HttpServletRequest request, HttpServletResponse response) {
        var policy = response.getHeader("Content-Security-Policy");
        if (policy == null || policy.endsWith("frame-ancestors 'none'")) {
            response.setHeader("X-Frame-Options", "DENY");
        }
    }
}
