"""How well a thing fits a journey, on five grades by written guidelines, and the light model that they taught."""
