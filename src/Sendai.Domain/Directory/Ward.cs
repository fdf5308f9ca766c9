namespace Sendai.Domain.Directory;

/// <summary>A ward of the city, by the name that people use (without 区). Which wards exist is data.</summary>
public readonly record struct Ward(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
