package org.guildbook.api.web;

import org.guildbook.api.security.UserDirectory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where members sign in; in a demo it names the users to try. */
@Controller
final class SignInPage {

    private final UserDirectory users;

    SignInPage(UserDirectory users) {
        this.users = users;
    }

    @GetMapping("/login")
    String form(Model model) {
        model.addAttribute("demoUsers", users.demoUsers());
        return "login";
    }
}
