package org.guildbook.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.LocaleResolver;

class LanguagesTest {

    private final LocaleResolver resolver = new Languages().localeResolver();

    @Test
    void a_browser_that_prefers_chinese_reads_chinese() {
        assertThat(resolver.resolveLocale(asking("zh-CN,zh;q=0.9,en;q=0.8"))).isEqualTo(Locale.CHINESE);
        assertThat(resolver.resolveLocale(asking("zh-Hant-TW"))).isEqualTo(Locale.CHINESE);
    }

    @Test
    void everybody_else_reads_english() {
        assertThat(resolver.resolveLocale(asking("en-GB"))).isEqualTo(Locale.ENGLISH);
        assertThat(resolver.resolveLocale(asking("fr,de"))).isEqualTo(Locale.ENGLISH);
        assertThat(resolver.resolveLocale(asking(";;;"))).isEqualTo(Locale.ENGLISH);
        assertThat(resolver.resolveLocale(asking(null))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void a_choice_stays() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        resolver.setLocale(asking("en"), response, Locale.CHINESE);
        Cookie choice = Objects.requireNonNull(response.getCookie("guildbook-language"));
        MockHttpServletRequest next = asking("en");
        next.setCookies(choice);
        assertThat(resolver.resolveLocale(next)).isEqualTo(Locale.CHINESE);
        assertThat(choice.isHttpOnly()).isTrue();
    }

    @Test
    void a_language_the_pages_do_not_speak_is_not_chosen() {
        MockHttpServletRequest request = asking("en");
        request.setCookies(new Cookie("guildbook-language", "fr"));
        assertThat(resolver.resolveLocale(request)).isEqualTo(Locale.ENGLISH);
    }

    private static MockHttpServletRequest asking(@Nullable String languages) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (languages != null) {
            request.addHeader("Accept-Language", languages);
        }
        return request;
    }
}
