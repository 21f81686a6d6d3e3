package org.fengsui.server.speaking.delivery.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the channels' page hangs in the navigation. */
@Configuration(proxyBeanMethods = false)
class ChannelsNavigation {

    @Bean
    NavItem channelsNav() {
        return NavItem.of(
                NavSlot.ADMINISTRATION,
                "delivery.nav.channels",
                ChannelsController.PATH,
                25,
                Permission.CHANNEL_MANAGE);
    }
}
