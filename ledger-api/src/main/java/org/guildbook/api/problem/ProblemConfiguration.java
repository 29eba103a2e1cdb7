package org.guildbook.api.problem;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Problem answers for the whole API. */
@Configuration(proxyBeanMethods = false)
@Import({Sentences.class, Problems.class, ProblemWriter.class, ProblemResolver.class})
public class ProblemConfiguration {}
